package dev.orchestrate.run;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a run from outside. {@code id} names it for ever: it is taken in once,
 * however often it is handed over.
 */
public sealed interface Request {
    String id();

    /** Who asks; null where that can not be told. */
    @Nullable String by();

    /**
     * A decision about a task.
     *
     * @param downstream for a retry: whether all that depends on it runs again too
     */
    record Decide(
            String id,
            String task,
            Answer answer,
            boolean downstream,
            @Nullable String by,
            @Nullable String note,
            List<Evidence> evidence)
            implements Request {
        public Decide {
            evidence = List.copyOf(evidence);
        }

        /** Without evidence. */
        public Decide(
                String id,
                String task,
                Answer answer,
                boolean downstream,
                @Nullable String by,
                @Nullable String note) {
            this(id, task, answer, downstream, by, note, List.of());
        }
    }

    record Approve(String id, String phase, @Nullable String by, @Nullable String note)
            implements Request {}

    record Reject(String id, String phase, @Nullable String by, @Nullable String note)
            implements Request {}

    /** Everything that failed in a phase is to run again. */
    record RetryPhase(String id, String phase, @Nullable String by, @Nullable String note)
            implements Request {}

    record Cancel(String id, @Nullable String by, @Nullable String note) implements Request {}

    /** The same, with what a person wrote freely passed through a filter, as for secrets. */
    default Request filtered(UnaryOperator<String> filter) {
        return switch (this) {
            case Decide r ->
                    new Decide(
                            r.id,
                            r.task,
                            r.answer,
                            r.downstream,
                            r.by,
                            filtered(r.note, filter),
                            r.evidence.stream().map(each -> each.filtered(filter)).toList());
            case Approve r -> new Approve(r.id, r.phase, r.by, filtered(r.note, filter));
            case Reject r -> new Reject(r.id, r.phase, r.by, filtered(r.note, filter));
            case RetryPhase r -> new RetryPhase(r.id, r.phase, r.by, filtered(r.note, filter));
            case Cancel r -> new Cancel(r.id, r.by, filtered(r.note, filter));
        };
    }

    private static @Nullable String filtered(@Nullable String text, UnaryOperator<String> filter) {
        return text == null ? null : filter.apply(text);
    }
}
