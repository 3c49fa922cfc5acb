package dev.orchestrate.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says of an invocation, as far as the run depends on it.
 *
 * @param maxParallel in place of the plan's; null: the plan's
 * @param sequential one task at a time
 * @param failFast in place of the plan's; null: the plan's
 * @param timeout in place of the plan's; null: the plan's
 * @param grace in place of every task's; null: the tasks'
 * @param everyGateAsks {@code --mode manual}
 * @param approves {@code --yes}: manual gates are approved in passing
 * @param resume {@code --resume}: failed tasks are tried anew
 * @param rerunUnknown {@code --rerun-unknown}: quarantined ones too
 */
public record RunOptions(
        @Nullable Integer maxParallel,
        boolean sequential,
        @Nullable Boolean failFast,
        @Nullable Duration timeout,
        @Nullable Duration grace,
        boolean everyGateAsks,
        boolean approves,
        boolean resume,
        boolean rerunUnknown) {
    public static final RunOptions DEFAULT =
            new RunOptions(null, false, null, null, null, false, false, false, false);
}
