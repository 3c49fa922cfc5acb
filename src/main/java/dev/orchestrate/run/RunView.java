package dev.orchestrate.run;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as people and programs see it, at one moment. Times in milliseconds, shares from 0 to 1.
 * Everything that shows a run is made from this.
 *
 * @param executing whether a process executes it
 * @param etaMillis until the end of what is selected, expected; null where it can not be told
 * @param totalTaskMillis the sum of the times of all attempts
 * @param interruption what ended the last invocation early; null where nothing did
 * @param expired whether the time limit of the last invocation was up
 */
public record RunView(
        String run,
        PlanVersion plan,
        RunStatus status,
        boolean executing,
        Map<String, String> labels,
        Selection selection,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long elapsedMillis,
        @Nullable Long etaMillis,
        double progress,
        Counts counts,
        List<PhaseView> phases,
        List<TaskView> tasks,
        long totalTaskMillis,
        @Nullable String interruption,
        boolean expired) {

    /** Tasks of role {@code task} by status. */
    public record Counts(
            int total,
            int pending,
            int running,
            int waiting,
            int succeeded,
            int failed,
            int quarantined,
            int blocked,
            int skipped,
            int canceled) {
        /** All that have ended, one way or another. */
        public int ended() {
            return succeeded + failed + quarantined + blocked + skipped + canceled;
        }
    }

    /**
     * A phase.
     *
     * @param reason why it failed, is blocked or was skipped
     * @param expired whether its time limit was up, or that of a group of it
     * @param judgement how often it was judged
     * @param awaitsPerson whether its gate is open for a decision
     * @param approval null while undecided
     */
    public record PhaseView(
            String id,
            String name,
            PhaseStatus status,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long elapsedMillis,
            double progress,
            @Nullable String reason,
            boolean expired,
            List<GroupView> groups,
            int judgement,
            List<CriterionResult> checkpoint,
            List<CriterionResult> criteria,
            boolean awaitsPerson,
            @Nullable Approval approval) {}

    public record Approval(
            GateDecision decision, @Nullable String by, Instant at, @Nullable String note) {}

    /** A group; {@code id} is the full name. */
    public record GroupView(
            String id,
            String name,
            GroupStatus status,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long elapsedMillis,
            double progress) {}

    /**
     * A task of any role.
     *
     * @param group the full name of its group; null for other roles than {@code task}
     * @param until when its next attempt is due
     * @param selected whether the last invocation was to run it
     * @param skip why it was skipped; null where it was not
     */
    public record TaskView(
            String id,
            String name,
            Role role,
            String phase,
            @Nullable String group,
            String type,
            boolean critical,
            boolean selected,
            TaskStatus status,
            @Nullable WaitReason waitingFor,
            @Nullable Instant until,
            List<String> blockedBy,
            @Nullable String reason,
            @Nullable SkipReason skip,
            Map<String, String> outputs,
            List<Attempt> attempts) {

        public @Nullable Attempt lastAttempt() {
            return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        }

        public @Nullable ErrorClass errorClass() {
            Attempt last = lastAttempt();
            return last == null ? null : last.errorClass();
        }
    }
}
