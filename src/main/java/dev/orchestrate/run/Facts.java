package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;

/**
 * What a journal has established about a run. The whole of a checkpoint: everything else in a
 * {@link RunState} can be computed from this.
 *
 * @param seq of the last event that went into it
 * @param at of that event
 * @param items states of {@link Dag} items, by number
 * @param removed what is on record of tasks that a changed plan no longer has, by id
 * @param requests ids of the inbox files that were taken in
 */
public record Facts(
        String run,
        PlanVersion plan,
        Dag dag,
        Map<String, String> vars,
        Map<String, String> labels,
        Selection selection,
        RunOptions options,
        Invocation invocation,
        long seq,
        Instant startedAt,
        Instant at,
        Progress progress,
        PVector<TaskState> items,
        PVector<PhaseState> phases,
        PVector<GroupState> groups,
        PMap<String, TaskState> removed,
        PSet<String> requests) {

    /**
     * Where the run as a whole stands.
     *
     * @param executing whether the journal says that a process executes it
     * @param interruption what ended the last invocation early; null where nothing did
     * @param canceling whether everything is on its way to its end
     * @param expired whether the time limit of the invocation was up
     * @param failedFast whether a failure stops what has not begun
     * @param closed how it ended for good; null while it is open
     * @param finishedAt when the last invocation ended; null while one goes on
     * @param reason why it ended as it did, where that needs words
     */
    public record Progress(
            boolean executing,
            @Nullable String interruption,
            boolean canceling,
            boolean expired,
            boolean failedFast,
            @Nullable RunStatus closed,
            @Nullable Instant finishedAt,
            @Nullable String reason) {
        static final Progress BEGUN =
                new Progress(true, null, false, false, false, null, null, null);

        Progress withCanceling() {
            return new Progress(
                    executing, interruption, true, expired, failedFast, closed, null, reason);
        }

        Progress withExpired() {
            return new Progress(
                    executing, interruption, canceling, true, failedFast, closed, null, reason);
        }

        Progress withFailedFast() {
            return new Progress(
                    executing, interruption, canceling, expired, true, closed, null, reason);
        }

        Progress stopped(@Nullable String cause, Instant at) {
            return new Progress(false, cause, canceling, expired, failedFast, null, at, reason);
        }

        Progress ended(@Nullable RunStatus how, Instant at, @Nullable String why) {
            return new Progress(false, null, false, expired, failedFast, how, at, why);
        }
    }
}
