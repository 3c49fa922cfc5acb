package dev.orchestrate.gate;

import dev.orchestrate.plan.expr.Scope;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.TaskStatus;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement may look at.
 *
 * @param workspace absolute; the paths of criteria are relative to it and stay inside
 * @param scope where expressions find their values
 */
public record GateContext(Path workspace, Scope scope, Tasks tasks) {

    /** What is known of tasks. */
    public interface Tasks {
        /**
         * The statuses of what a reference names, by task id: of one task, or of all of a matrix;
         * empty where there is none.
         */
        Map<String, TaskStatus> statuses(String reference);

        /** The newest attempt of the task of a {@code command} criterion; null if there is none. */
        @Nullable Attempt attempt(String task);
    }
}
