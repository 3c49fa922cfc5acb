package dev.orchestrate.run;

import dev.orchestrate.plan.ErrorClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at a task.
 *
 * @param number from 1, rising for the whole run
 * @param finishedAt null while it runs
 * @param elapsedMillis monotonic; of a running one 0
 * @param ending why the orchestrator is ending it, or has; null where it does not
 */
public record Attempt(
        int number,
        Instant startedAt,
        @Nullable Instant finishedAt,
        AttemptStatus status,
        @Nullable Integer exitCode,
        @Nullable String signal,
        boolean adopted,
        @Nullable EndingReason ending,
        @Nullable ErrorClass errorClass,
        @Nullable String error,
        long elapsedMillis,
        @Nullable Long peakMemoryBytes) {}
