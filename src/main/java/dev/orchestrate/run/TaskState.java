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
 * @param until when its next attempt is due, while it waits for a retry; when the person for whom
 *     it waits is to be reminded
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

    /** Whether it waits for what a person says. */
    public boolean asksPerson() {
        return waitingFor == WaitReason.PERSON;
    }

    /** Whether a skip of this task is passed on to those that ask for it. */
    boolean passesSkip() {
        return status == TaskStatus.SKIPPED && skip != null && skip.passesOn();
    }

    TaskState pending(boolean freshBudget) {
        Edit edit = moved(TaskStatus.PENDING, null);
        edit.failures = freshBudget ? 0 : failures;
        edit.deaths = freshBudget ? 0 : deaths;
        edit.conditionMet = false;
        edit.outputs = Map.of();
        return edit.done();
    }

    TaskState running(Attempt attempt) {
        Edit edit = moved(TaskStatus.RUNNING, null);
        edit.attempts = attempts.plus(attempt);
        return edit.done();
    }

    TaskState waiting(WaitReason forWhat, @Nullable Instant due, @Nullable String why) {
        Edit edit = moved(TaskStatus.WAITING, why);
        edit.waitingFor = forWhat;
        edit.until = due;
        return edit.done();
    }

    TaskState succeeded(Map<String, String> values, @Nullable String why) {
        Edit edit = moved(TaskStatus.SUCCEEDED, why);
        edit.outputs = values;
        return edit.done();
    }

    TaskState failed(@Nullable String why) {
        return moved(TaskStatus.FAILED, why).done();
    }

    TaskState canceled(@Nullable String why) {
        return moved(TaskStatus.CANCELED, why).done();
    }

    TaskState quarantined(@Nullable String why) {
        return moved(TaskStatus.QUARANTINED, why).done();
    }

    TaskState blocked(List<String> causes) {
        Edit edit = moved(TaskStatus.BLOCKED, null);
        edit.conditionMet = false;
        edit.blockedBy = List.copyOf(causes);
        return edit.done();
    }

    TaskState skipped(SkipReason because, String why) {
        Edit edit = moved(TaskStatus.SKIPPED, why);
        edit.skip = because;
        return edit.done();
    }

    TaskState withConditionMet() {
        Edit edit = new Edit(this);
        edit.conditionMet = true;
        return edit.done();
    }

    TaskState withFailures(int count) {
        Edit edit = new Edit(this);
        edit.failures = count;
        return edit.done();
    }

    TaskState withDeaths(int count) {
        Edit edit = new Edit(this);
        edit.deaths = count;
        return edit.done();
    }

    TaskState withLastAttempt(Attempt attempt) {
        Edit edit = new Edit(this);
        edit.attempts = attempts.with(attempts.size() - 1, attempt);
        return edit.done();
    }

    /** In another status, of which nothing is known yet but the reason. */
    private Edit moved(TaskStatus next, @Nullable String why) {
        Edit edit = new Edit(this);
        edit.status = next;
        edit.reason = why;
        edit.waitingFor = null;
        edit.until = null;
        edit.blockedBy = List.of();
        edit.skip = null;
        return edit;
    }

    /** Something to fill in and freeze again. */
    private static final class Edit {
        TaskStatus status;
        @Nullable WaitReason waitingFor;
        @Nullable Instant until;
        PVector<Attempt> attempts;
        int failures;
        int deaths;
        boolean conditionMet;
        List<String> blockedBy;
        @Nullable String reason;
        @Nullable SkipReason skip;
        Map<String, String> outputs;

        Edit(TaskState t) {
            status = t.status;
            waitingFor = t.waitingFor;
            until = t.until;
            attempts = t.attempts;
            failures = t.failures;
            deaths = t.deaths;
            conditionMet = t.conditionMet;
            blockedBy = t.blockedBy;
            reason = t.reason;
            skip = t.skip;
            outputs = t.outputs;
        }

        TaskState done() {
            return new TaskState(
                    status,
                    waitingFor,
                    until,
                    attempts,
                    failures,
                    deaths,
                    conditionMet,
                    blockedBy,
                    reason,
                    skip,
                    outputs);
        }
    }
}
