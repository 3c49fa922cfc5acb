package dev.orchestrate.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group beside the states of its tasks.
 *
 * @param opened whether its {@code when} was found to hold, if it has one
 * @param skipped whether it was found not to hold
 * @param expired whether its time limit was up
 * @param failedFast whether a failure stops what has not begun
 */
public record GroupState(
        boolean opened,
        boolean skipped,
        boolean expired,
        boolean failedFast,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    static final GroupState NEW = new GroupState(false, false, false, false, null, null);

    GroupState withCondition(boolean holds) {
        return new GroupState(holds, !holds, expired, failedFast, startedAt, finishedAt);
    }

    GroupState withConditionToAsk() {
        return new GroupState(false, false, expired, failedFast, startedAt, finishedAt);
    }

    GroupState withExpired(boolean up) {
        return new GroupState(opened, skipped, up, failedFast, startedAt, finishedAt);
    }

    GroupState withFailedFast(boolean stops) {
        return new GroupState(opened, skipped, expired, stops, startedAt, finishedAt);
    }

    GroupState withTimes(@Nullable Instant start, @Nullable Instant finish) {
        return new GroupState(opened, skipped, expired, failedFast, start, finish);
    }
}
