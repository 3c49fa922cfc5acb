package dev.orchestrate.run;

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
            @Nullable String note)
            implements Request {}

    record Approve(String id, String phase, @Nullable String by, @Nullable String note)
            implements Request {}

    record Reject(String id, String phase, @Nullable String by, @Nullable String note)
            implements Request {}

    /** Everything that failed in a phase is to run again. */
    record RetryPhase(String id, String phase, @Nullable String by, @Nullable String note)
            implements Request {}

    record Cancel(String id, @Nullable String by, @Nullable String note) implements Request {}
}
