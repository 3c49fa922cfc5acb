package dev.orchestrate.run;

import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What events about tasks make of them. The legal moves stand in {@link Move}. */
final class TaskMoves {
    private TaskMoves() {}

    /** Which statuses an event may find a task in. */
    enum Move {
        START(TaskStatus.PENDING, TaskStatus.WAITING),
        ADOPT(TaskStatus.RUNNING),
        ENDING(TaskStatus.RUNNING),
        END(TaskStatus.RUNNING),
        WAIT(TaskStatus.PENDING, TaskStatus.WAITING),
        DECIDE(
                TaskStatus.WAITING,
                TaskStatus.SUCCEEDED,
                TaskStatus.FAILED,
                TaskStatus.QUARANTINED,
                TaskStatus.SKIPPED,
                TaskStatus.CANCELED),
        BLOCK(TaskStatus.PENDING, TaskStatus.WAITING),
        SKIP(TaskStatus.PENDING, TaskStatus.WAITING, TaskStatus.SUCCEEDED),
        FAIL(TaskStatus.PENDING, TaskStatus.WAITING),
        CANCEL(TaskStatus.PENDING, TaskStatus.WAITING),
        QUARANTINE(TaskStatus.QUARANTINED, TaskStatus.PENDING),
        RENEW(
                TaskStatus.SUCCEEDED,
                TaskStatus.FAILED,
                TaskStatus.QUARANTINED,
                TaskStatus.BLOCKED,
                TaskStatus.SKIPPED,
                TaskStatus.CANCELED,
                TaskStatus.WAITING,
                TaskStatus.PENDING);

        @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody else has
        private final Set<TaskStatus> from;

        Move(TaskStatus... from) {
            this.from = Set.of(from);
        }

        boolean allows(TaskStatus status) {
            return from.contains(status);
        }
    }

    /** Applies an event; returns the id of the request that it answers, if any. */
    static @Nullable String move(Draft d, Event.OfTask event, Instant at) {
        int item = Transitions.known(d.dag.indexOf(event.task()), event.task());
        TaskState task = d.item(item);
        String request = null;
        switch (event) {
            case Event.AttemptStarted e ->
                    d.item(item, checked(Move.START, task, event).running(begun(e, at)), at);
            case Event.AttemptAdopted e ->
                    d.item(item, adopted(checked(Move.ADOPT, task, event), e), at);
            case Event.AttemptEnding e -> ending(d, item, checked(Move.ENDING, task, event), e, at);
            case Event.AttemptEnded e -> ended(d, item, checked(Move.END, task, event), e, at);
            case Event.TaskWaiting e ->
                    d.item(item, waiting(checked(Move.WAIT, task, event), e), at);
            case Event.TaskDecided e -> {
                decided(d, item, checked(Move.DECIDE, task, event), e, at);
                request = e.request();
            }
            case Event.TaskBlocked e ->
                    d.item(item, checked(Move.BLOCK, task, event).blocked(e.causes()), at);
            case Event.TaskSkipped e ->
                    d.item(item, checked(Move.SKIP, task, event).skipped(e.reason(), e.why()), at);
            case Event.TaskCanceled e ->
                    d.item(item, checked(Move.CANCEL, task, event).canceled(e.why()), at);
            case Event.TaskFailed e ->
                    fail(d, item, checked(Move.FAIL, task, event).failed(e.why()), at);
            case Event.TaskQuarantined e ->
                    d.item(item, checked(Move.QUARANTINE, task, event).quarantined(e.why()), at);
            case Event.TaskPending e ->
                    d.item(item, checked(Move.RENEW, task, event).pending(e.freshBudget()), at);
        }
        return request;
    }

    static void condition(Draft d, Event.ConditionEvaluated e, Instant at) {
        int item = Transitions.known(d.dag.indexOf(e.id()), e.id());
        TaskState task = d.item(item);
        TaskState next =
                e.problem() != null
                        ? task.failed(e.problem())
                        : e.result()
                                ? task.withConditionMet()
                                : task.skipped(SkipReason.WHEN, "its `when` does not hold");
        if (d.task(item).role() != Role.TASK) {
            followUpAsked(d, item, next, at);
        } else if (e.problem() != null) {
            fail(d, item, next, at);
        } else {
            d.item(item, next, at);
        }
    }

    /** It is asked in its turn, so the answer is of the present failure, whenever it ran before. */
    private static void followUpAsked(Draft d, int item, TaskState next, Instant at) {
        int number = d.dag.phaseOf(item);
        PhaseState.Edit edit = d.phase(number).edit();
        if (next.status() != TaskStatus.PENDING) {
            edit.followUpsDone++;
        }
        d.item(item, next, at);
        d.phase(number, edit.done());
    }

    private static TaskState checked(Move move, TaskState task, Event event) {
        if (!move.allows(task.status())) {
            throw Transitions.illegal(event.toString(), "a task that is " + task.status().word());
        }
        return task;
    }

    private static Attempt begun(Event.AttemptStarted e, Instant at) {
        return new Attempt(
                e.attempt(),
                at,
                null,
                AttemptStatus.RUNNING,
                null,
                null,
                false,
                null,
                null,
                null,
                0,
                null);
    }

    private static TaskState adopted(TaskState task, Event.AttemptAdopted e) {
        Attempt a = last(task, e);
        return task.withLastAttempt(
                new Attempt(
                        a.number(),
                        a.startedAt(),
                        null,
                        a.status(),
                        null,
                        null,
                        true,
                        a.ending(),
                        null,
                        null,
                        0,
                        null));
    }

    private static void ending(
            Draft d, int item, TaskState task, Event.AttemptEnding e, Instant at) {
        Attempt a = last(task, e);
        Attempt ending =
                new Attempt(
                        a.number(),
                        a.startedAt(),
                        null,
                        a.status(),
                        null,
                        null,
                        a.adopted(),
                        e.reason(),
                        null,
                        null,
                        0,
                        null);
        d.item(item, task.withLastAttempt(ending), at);
        d.queues.toEnd = d.queues.toEnd.minus(item);
    }

    private static void ended(Draft d, int item, TaskState task, Event.AttemptEnded e, Instant at) {
        Attempt a = last(task, e);
        Attempt over =
                new Attempt(
                        a.number(),
                        a.startedAt(),
                        at,
                        e.status(),
                        e.exitCode(),
                        e.signal(),
                        a.adopted(),
                        a.ending(),
                        e.errorClass(),
                        e.error(),
                        e.durationMillis(),
                        e.peakMemoryBytes());
        TaskState next = after(d.task(item), task.withLastAttempt(over), e);
        if (d.task(item).role() != Role.TASK) {
            roleEnded(d, item, next, at);
        } else if (next.status() == TaskStatus.FAILED) {
            fail(d, item, next, at);
        } else {
            d.item(item, next, at);
        }
    }

    private static TaskState after(Task definition, TaskState task, Event.AttemptEnded e) {
        return switch (e.status()) {
            case RUNNING -> throw Transitions.illegal("attempt.ended", "a status of running");
            case SUCCEEDED -> task.succeeded(e.outputs(), null);
            case FAILED, TIMEOUT -> {
                TaskState counted = task.withFailures(task.failures() + 1);
                yield e.retryAt() == null
                        ? counted.failed(e.error())
                        : counted.waiting(WaitReason.RETRY, e.retryAt(), e.error());
            }
            case CANCELED -> task.canceled(e.error());
            case INTERRUPTED -> task.pending(false).withConditionMet();
            case UNKNOWN -> {
                int deaths = task.deaths() + 1;
                boolean again = definition.execution().idempotent() && deaths < 2;
                yield again
                        ? task.pending(false).withConditionMet().withDeaths(deaths)
                        : task.withDeaths(deaths).quarantined(e.error());
            }
        };
    }

    /** A check, or an {@code on_failure} task, has ended: the next one has its turn. */
    private static void roleEnded(Draft d, int item, TaskState next, Instant at) {
        int number = d.dag.phaseOf(item);
        PhaseState.Edit edit = d.phase(number).edit();
        boolean over = next.status() != TaskStatus.PENDING;
        boolean check = d.task(item).role() != Role.ON_FAILURE;
        if (check && edit.voidCheck) {
            edit.voidCheck = false;
            next = next.pending(true);
        } else if (check && over) {
            edit.checksDone++;
        } else if (!check && isOfAnEarlierFailure(next, edit)) {
            next = next.pending(true);
        } else if (over) {
            edit.followUpsDone++;
        }
        d.item(item, next, at);
        d.phase(number, edit.done());
    }

    /** Its phase was tried again, and failed once more, while it ran. */
    private static boolean isOfAnEarlierFailure(TaskState task, PhaseState.Edit phase) {
        Attempt last = task.lastAttempt();
        return phase.status == PhaseStatus.FAILED
                && phase.finishedAt != null
                && last != null
                && last.startedAt().isBefore(phase.finishedAt);
    }

    private static TaskState waiting(TaskState task, Event.TaskWaiting e) {
        return task.waiting(e.reason(), e.until(), e.what());
    }

    private static void decided(
            Draft d, int item, TaskState task, Event.TaskDecided e, Instant at) {
        String who = e.by() == null ? "a person" : e.by();
        String note = (e.note() == null ? "" : ": " + e.note()) + Evidence.inWords(e.evidence());
        switch (e.answer()) {
            case DONE -> {
                d.item(item, task.succeeded(task.outputs(), "done, says " + who + note), at);
                failFastNoMore(d, item, false);
            }
            case SKIP -> {
                d.item(item, task.skipped(SkipReason.PERSON, "skipped by " + who + note), at);
                failFastNoMore(d, item, false);
            }
            case FAIL -> fail(d, item, task.failed("failed, says " + who + note), at);
            case RETRY -> {
                // who wants it to run wants it though another failure stops what has not begun
                failFastNoMore(d, item, true);
                int group = d.dag.groupOf(item);
                if (d.groups.get(group).skipped()) {
                    d.group(group, d.groups.get(group).withConditionToAsk());
                }
                d.item(item, task.pending(true), at);
            }
        }
    }

    /**
     * A person has dealt with a failure, which stops nothing any more.
     *
     * @param despiteOthers whether that holds also where others have failed
     */
    private static void failFastNoMore(Draft d, int task, boolean despiteOthers) {
        int group = d.dag.groupOf(task);
        if (d.groups.get(group).failedFast()
                && (despiteOthers || d.groupTallies.get(group).failedCritical() == 0)) {
            d.group(group, d.groups.get(group).withFailedFast(false));
        }
        if (d.progress.failedFast() && (despiteOthers || d.tally.failedCritical() == 0)) {
            d.progress = d.progress.withFailedFast(false);
            d.reconsiderAll(0, d.dag.taskCount());
        }
    }

    /** A failure for good: with {@code fail_fast} it stops what has not begun. */
    private static void fail(Draft d, int item, TaskState failed, Instant at) {
        d.item(item, failed, at);
        if (!d.critical(item)) {
            return;
        }
        int group = d.dag.groupOf(item);
        if (d.dag.groups().get(group).group().failFast() && !d.groups.get(group).failedFast()) {
            d.group(group, d.groups.get(group).withFailedFast(true));
        }
        Boolean given = d.before().options().failFast();
        boolean failFast = given == null ? d.dag.plan().failFast() : given;
        if (failFast && !d.progress.failedFast()) {
            d.progress = d.progress.withFailedFast(true);
            d.reconsiderAll(0, d.dag.taskCount());
        }
    }

    /** What of a group has not begun, fails. */
    static void failAll(Draft d, int group, String why, Instant at) {
        Dag.GroupNode node = d.dag.groups().get(group);
        for (int task = node.firstTask(); task < node.endTask(); task++) {
            if (Move.FAIL.allows(d.item(task).status())) {
                fail(d, task, d.item(task).failed(why), at);
            }
        }
    }

    private static Attempt last(TaskState task, Event.OfAttempt e) {
        Attempt last = task.lastAttempt();
        if (last == null || last.number() != e.attempt()) {
            throw Transitions.illegal(e.toString(), "the last attempt, " + last);
        }
        return last;
    }
}
