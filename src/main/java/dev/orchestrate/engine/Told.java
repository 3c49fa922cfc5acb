package dev.orchestrate.engine;

import dev.orchestrate.failure.End;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.Reply;
import dev.orchestrate.task.TaskProblem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the program of an attempt told of its end, where it was asked to.
 *
 * @param failure null where it told of none
 * @param skip why there was nothing to do; null where there was
 */
record Told(End.@Nullable Said failure, Map<String, String> outputs, @Nullable String skip) {
    private static final Told NOTHING = new Told(null, Map.of(), null);

    /**
     * Reads the reply.
     *
     * @param well whether its exit code is a success; then a reply is owed
     */
    static Told of(Exchanges exchanges, String task, int attempt, boolean well) {
        if (!exchanges.wasAsked(task, attempt)) {
            return NOTHING;
        }
        try {
            Reply reply = exchanges.replyOf(task, attempt);
            String message = reply.message();
            if (reply.status() == Reply.Status.FAILED) {
                return failed(reply.errorClass(), message == null ? "its handler failed" : message);
            }
            if (!well) {
                return message == null ? NOTHING : failed(null, message);
            }
            boolean skipped = reply.status() == Reply.Status.SKIPPED;
            return new Told(
                    null,
                    reply.outputs(),
                    skipped ? (message == null ? "already so" : message) : null);
        } catch (TaskProblem e) {
            return well ? failed(e.errorClass(), e.message()) : NOTHING;
        }
    }

    private static Told failed(@Nullable ErrorClass errorClass, String message) {
        return new Told(new End.Said(errorClass, message), Map.of(), null);
    }
}
