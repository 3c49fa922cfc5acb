package dev.orchestrate.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Where a task stands.
 *
 * @param until when its next attempt is due; only while it waits for a retry
 * @param failures attempts of the present budget that failed or ran into a limit
 * @param deaths times its end could not be known since its budget began
 * @param conditionMet whether its {@code when} was found to hold since it became pending
 * @param blockedBy ids of tasks, groups or phases that can not be met any more
 * @param reason of a failure, skip, cancellation or quarantine, in words
 */
public record TaskState(
        TaskStatus status,
        @Nullable WaitReason waitingFor,
        @Nullable Instant until,
        PVector<Attempt> attempts,
        int failures,
        int deaths,
        boolean conditionMet,
        List<String> blockedBy,
        @Nullable String reason,
        @Nullable SkipReason skip,
        Map<String, String> outputs) {

    /** Not begun. */
    public static final TaskState NEW =
            new TaskState(
                    TaskStatus.PENDING,
                    null,
                    null,
                    TreePVector.empty(),
                    0,
                    0,
                    false,
                    List.of(),
                    null,
                    null,
                    Map.of());

    public @Nullable Attempt lastAttempt() {
        return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
    }

    /** The number that the next attempt gets; never one that was used. */
    public int nextAttempt() {
        return attempts.isEmpty() ? 1 : attempts.get(attempts.size() - 1).number() + 1;
    }

    /** Whether a skip of this task is passed on to those that ask for it. */
    boolean passesSkip() {
        return status == TaskStatus.SKIPPED
                && (skip == SkipReason.WHEN
                        || skip == SkipReason.PERSON
                        || skip == SkipReason.PASSED_ON);
    }

    TaskState pending(boolean freshBudget) {
        return new TaskState(
                TaskStatus.PENDING,
                null,
                null,
                attempts,
                freshBudget ? 0 : failures,
                freshBudget ? 0 : deaths,
                false,
                List.of(),
                null,
                null,
                Map.of());
    }

    TaskState running(Attempt attempt) {
        return with(TaskStatus.RUNNING, null, null, null).withAttempts(attempts.plus(attempt));
    }

    TaskState waiting(WaitReason forWhat, @Nullable Instant until, @Nullable String why) {
        return with(TaskStatus.WAITING, forWhat, until, why);
    }

    TaskState succeeded(Map<String, String> values, @Nullable String why) {
        return new TaskState(
                TaskStatus.SUCCEEDED,
                null,
                null,
                attempts,
                failures,
                deaths,
                conditionMet,
                List.of(),
                why,
                null,
                values);
    }

    TaskState failed(@Nullable String why) {
        return with(TaskStatus.FAILED, null, null, why);
    }

    TaskState canceled(@Nullable String why) {
        return with(TaskStatus.CANCELED, null, null, why);
    }

    TaskState quarantined(@Nullable String why) {
        return with(TaskStatus.QUARANTINED, null, null, why);
    }

    TaskState blocked(List<String> causes) {
        return new TaskState(
                TaskStatus.BLOCKED,
                null,
                null,
                attempts,
                failures,
                deaths,
                false,
                List.copyOf(causes),
                null,
                null,
                outputs);
    }

    TaskState skipped(SkipReason reason, String why) {
        return new TaskState(
                TaskStatus.SKIPPED,
                null,
                null,
                attempts,
                failures,
                deaths,
                conditionMet,
                List.of(),
                why,
                reason,
                outputs);
    }

    TaskState withConditionMet() {
        return new TaskState(
                status,
                waitingFor,
                until,
                attempts,
                failures,
                deaths,
                true,
                blockedBy,
                reason,
                skip,
                outputs);
    }

    TaskState withFailures(int count) {
        return new TaskState(
                status,
                waitingFor,
                until,
                attempts,
                count,
                deaths,
                conditionMet,
                blockedBy,
                reason,
                skip,
                outputs);
    }

    TaskState withDeaths(int count) {
        return new TaskState(
                status,
                waitingFor,
                until,
                attempts,
                failures,
                count,
                conditionMet,
                blockedBy,
                reason,
                skip,
                outputs);
    }

    TaskState withLastAttempt(Attempt attempt) {
        return withAttempts(attempts.with(attempts.size() - 1, attempt));
    }

    private TaskState withAttempts(PVector<Attempt> all) {
        return new TaskState(
                status,
                waitingFor,
                until,
                all,
                failures,
                deaths,
                conditionMet,
                blockedBy,
                reason,
                skip,
                outputs);
    }

    private TaskState with(
            TaskStatus next,
            @Nullable WaitReason forWhat,
            @Nullable Instant due,
            @Nullable String why) {
        return new TaskState(
                next,
                forWhat,
                due,
                attempts,
                failures,
                deaths,
                conditionMet,
                List.of(),
                why,
                null,
                outputs);
    }
}
