package dev.orchestrate.run;

import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import dev.orchestrate.plan.expr.Template;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to do next, from the state alone: the same state at the same time has the same answer.
 *
 * <p>One decision at a time; the shell carries it out, applies the event that answers it and asks
 * again, until there is none.
 */
public final class Scheduler {
    private Scheduler() {}

    /** What the asker may carry out. */
    public enum Authority {
        /** It executes the run. */
        EXECUTE,
        /** It ends what runs and writes down what follows, but begins nothing. */
        WIND_DOWN,
        /** It writes down what follows from a decision, and no more. */
        RECORD
    }

    /**
     * A decision, and the state to go on from: indexes may have moved, facts have not.
     *
     * @param decision null where nothing is to be done before the next event or the next due time
     */
    public record Step(RunState state, @Nullable Decision decision) {}

    public static Step decide(RunState state, Instant now, Authority authority) {
        Draft d = new Draft(state);
        if (authority == Authority.EXECUTE) {
            d.comeDue(now);
        }
        Decision decision = ending(d, authority);
        if (decision == null) {
            decision = aboutTasks(d, authority);
        }
        if (decision == null) {
            decision = aboutGroups(d, authority);
        }
        if (decision == null) {
            decision = aboutPhases(d, authority);
        }
        if (decision == null && authority == Authority.EXECUTE) {
            decision = nextStart(d);
        }
        return new Step(d.frozen(), decision);
    }

    private static @Nullable Decision ending(Draft d, Authority authority) {
        if (authority != Authority.RECORD && !d.queues.toEnd.isEmpty()) {
            int item = d.queues.toEnd.first();
            Attempt last = Objects.requireNonNull(d.item(item).lastAttempt());
            EndingReason reason = d.progress.canceling() ? EndingReason.CANCEL : EndingReason.LIMIT;
            return new Decision.End(d.task(item), last.number(), reason);
        }
        return d.progress.canceling() && d.queues.running.isEmpty()
                ? new Decision.Append(new Event.RunEnded(RunStatus.CANCELED, null))
                : null;
    }

    private static @Nullable Decision aboutTasks(Draft d, Authority authority) {
        if (d.progress.canceling()) {
            return null;
        }
        for (int task : d.attention) {
            Readiness readiness = Readiness.of(d, task);
            if (readiness != Readiness.EVALUATE || authority == Authority.EXECUTE) {
                return about(d, task, readiness);
            }
        }
        return null;
    }

    private static @Nullable Decision about(Draft d, int task, Readiness readiness) {
        String id = d.task(task).id();
        return switch (readiness) {
            case NONE, READY, RETRY -> null;
            case EVALUATE ->
                    new Decision.Evaluate(
                            ScopeKind.TASK,
                            id,
                            Objects.requireNonNull(d.task(task).needs().when()));
            case BLOCK -> append(new Event.TaskBlocked(id, Causes.of(d, task)));
            case UNBLOCK -> append(new Event.TaskPending(id, PendingReason.UNBLOCKED, false));
            case SKIP_WITH_PHASE ->
                    append(new Event.TaskSkipped(id, SkipReason.WHEN, "its phase was skipped"));
            case SKIP_WITH_GROUP ->
                    append(new Event.TaskSkipped(id, SkipReason.WHEN, "its group was skipped"));
            case SKIP_RUN_IF ->
                    append(
                            new Event.TaskSkipped(
                                    id, SkipReason.RUN_IF, "nothing that it depends on failed"));
            case SKIP_PASSED_ON ->
                    append(
                            new Event.TaskSkipped(
                                    id, SkipReason.PASSED_ON, "what it depends on was skipped"));
            case CANCEL_FAIL_FAST ->
                    append(new Event.TaskCanceled(id, "another task failed (fail_fast)"));
            case GIVE_UP_FAIL_FAST ->
                    append(new Event.TaskFailed(id, "another task failed (fail_fast)"));
            case CANCEL_EXPIRED -> append(new Event.TaskCanceled(id, expiry(d, task)));
        };
    }

    private static String expiry(Draft d, int task) {
        if (d.progress.expired()) {
            return ScopeKind.RUN.limitWasUp("");
        }
        PhaseNode phase = d.dag.phases().get(d.dag.phaseOf(task));
        return d.phase(phase.number()).expired()
                ? ScopeKind.PHASE.limitWasUp(phase.phase().id())
                : ScopeKind.GROUP.limitWasUp(
                        d.dag.groups().get(d.dag.groupOf(task)).group().fullName());
    }

    private static @Nullable Decision aboutGroups(Draft d, Authority authority) {
        if (authority != Authority.EXECUTE
                || d.groupAttention.isEmpty()
                || d.progress.canceling()) {
            return null;
        }
        Dag.GroupNode node = d.dag.groups().get(d.groupAttention.first());
        return node.group().when() == null
                ? null
                : new Decision.Evaluate(
                        ScopeKind.GROUP, node.group().fullName(), node.group().when());
    }

    private static @Nullable Decision aboutPhases(Draft d, Authority authority) {
        for (int number : d.phaseAttention) {
            Decision decision = PhaseRule.next(d, number);
            if (decision instanceof Decision.Judge && d.queues.judging.contains(number)) {
                decision = null;
            }
            if (decision != null && mayCarryOut(decision, authority)) {
                if (decision instanceof Decision.Judge) {
                    d.queues.judging = d.queues.judging.plus(number);
                }
                return decision;
            }
            if (decision == null) {
                d.phaseAttention = d.phaseAttention.minus(number);
            }
        }
        return null;
    }

    private static boolean mayCarryOut(Decision decision, Authority authority) {
        if (authority == Authority.EXECUTE) {
            return true;
        }
        return decision instanceof Decision.Append(Event event)
                && !(event instanceof Event.PhaseStarted);
    }

    private static @Nullable Decision nextStart(Draft d) {
        RunOptions options = d.before().options();
        Integer given = options.maxParallel();
        int most = given == null ? d.dag.plan().maxParallel() : given;
        if (d.progress.canceling() || !d.progress.executing()) {
            return null;
        }
        while (!d.queues.ready.isEmpty()) {
            int item = d.queues.ready.first();
            String obstacle = d.queues.obstacle(item, most, options.sequential());
            if (obstacle == null) {
                return begin(d, item);
            }
            if (obstacle.equals(Queues.CPUS)) {
                return null;
            }
            d.queues.park(item, obstacle);
        }
        return null;
    }

    /** A task's own {@code when} was asked for before it came into line; another role's is not. */
    private static Decision begin(Draft d, int item) {
        Task task = d.task(item);
        Template when = task.needs().when();
        return when != null && task.role() != Role.TASK && !d.item(item).conditionMet()
                ? new Decision.Evaluate(ScopeKind.TASK, task.id(), when)
                : new Decision.Start(task, d.item(item).nextAttempt());
    }

    private static Decision append(Event event) {
        return new Decision.Append(event);
    }
}
