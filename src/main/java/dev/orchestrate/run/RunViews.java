package dev.orchestrate.run;

import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the views of a run; the cost is that of the plan. */
public final class RunViews {
    private final RunState state;
    private final Facts facts;
    private final Dag dag;
    private final Instant now;
    private final boolean alive;

    private RunViews(RunState state, Instant now, boolean alive) {
        this.state = state;
        this.facts = state.facts();
        this.dag = state.dag();
        this.now = now;
        this.alive = alive;
    }

    /**
     * The run as it looks from outside.
     *
     * @param alive whether a process executes it, as the lock tells; a run that its journal calls
     *     running, and nobody executes, is shown as interrupted
     */
    public static RunView of(RunState state, Instant now, boolean alive) {
        return new RunViews(state, now, alive).view();
    }

    private RunView view() {
        RunStatus status = state.status();
        boolean dead = status == RunStatus.RUNNING && !alive;
        Facts.Progress progress = facts.progress();
        Instant finished = dead ? facts.at() : progress.finishedAt();
        long elapsed = millis(facts.startedAt(), finished == null ? now : finished);
        List<RunView.TaskView> tasks = tasks();
        RunView.Counts counts = state.counts();
        return new RunView(
                state.run(),
                facts.plan(),
                dead ? RunStatus.INTERRUPTED : status,
                alive,
                facts.labels(),
                facts.selection(),
                facts.startedAt(),
                finished,
                elapsed,
                status == RunStatus.RUNNING && alive ? Forecast.millis(state, now) : null,
                share(counts.ended(), counts.total()),
                counts,
                phases(),
                tasks,
                taskMillis(tasks),
                dead ? "its process is gone" : progress.interruption(),
                progress.expired());
    }

    private long taskMillis(List<RunView.TaskView> tasks) {
        long sum = 0;
        for (RunView.TaskView task : tasks) {
            for (Attempt attempt : task.attempts()) {
                sum += attempt.elapsedMillis();
            }
        }
        return sum;
    }

    private List<RunView.TaskView> tasks() {
        List<RunView.TaskView> views = new ArrayList<>(dag.itemCount());
        for (int item = 0; item < dag.itemCount(); item++) {
            boolean counts = dag.task(item).role() == Role.TASK;
            if (counts || hadItsTurn(facts.items().get(item))) {
                views.add(task(item, counts));
            }
        }
        return views;
    }

    /** An {@code on_failure} task may be skipped without an attempt. */
    private static boolean hadItsTurn(TaskState task) {
        return !task.attempts().isEmpty() || task.status() != TaskStatus.PENDING;
    }

    private RunView.TaskView task(int item, boolean counts) {
        TaskState task = facts.items().get(item);
        return new RunView.TaskView(
                dag.task(item).id(),
                dag.task(item).name(),
                dag.task(item).role(),
                dag.phases().get(dag.phaseOf(item)).phase().id(),
                counts ? dag.groups().get(dag.groupOf(item)).group().fullName() : null,
                dag.task(item).type(),
                dag.task(item).execution().critical(),
                !counts || state.isSelected(item),
                task.status(),
                task.waitingFor(),
                task.until(),
                task.blockedBy(),
                task.reason(),
                task.skip(),
                task.outputs(),
                task.attempts());
    }

    private List<RunView.PhaseView> phases() {
        List<RunView.PhaseView> views = new ArrayList<>(dag.phases().size());
        for (PhaseNode node : dag.phases()) {
            PhaseState phase = facts.phases().get(node.number());
            Tally tally = state.indexes().phaseTallies().get(node.number());
            String outOfTime = outOfTime(node);
            boolean ofGroup = phase.status() == PhaseStatus.FAILED && !phase.expired();
            views.add(
                    new RunView.PhaseView(
                            node.phase().id(),
                            node.phase().name(),
                            phase.status(),
                            phase.startedAt(),
                            phase.finishedAt(),
                            elapsed(phase.startedAt(), phase.finishedAt()),
                            share(tally.ended(), tally.total()),
                            ofGroup && outOfTime != null ? outOfTime : phase.reason(),
                            phase.expired() || outOfTime != null,
                            groups(node, phase),
                            phase.judgement().number(),
                            phase.judgement().checkpoint(),
                            phase.judgement().criteria(),
                            Standing.awaitsPerson(state, node.number()),
                            isDecided(phase) ? phase.approval() : null));
        }
        return views;
    }

    /** One that is open again keeps an earlier decision, which does not count for now. */
    private static boolean isDecided(PhaseState phase) {
        return phase.status() == PhaseStatus.APPROVED || phase.status() == PhaseStatus.FAILED;
    }

    /** Which group's time limit fails a phase, in words; null where none was up. */
    private @Nullable String outOfTime(PhaseNode phase) {
        for (int number : phase.groups()) {
            if (facts.groups().get(number).expired()) {
                return ScopeKind.GROUP.limitWasUp(dag.groups().get(number).group().fullName());
            }
        }
        return null;
    }

    private List<RunView.GroupView> groups(PhaseNode phase, PhaseState phaseState) {
        List<RunView.GroupView> views = new ArrayList<>(phase.groups().size());
        for (int number : phase.groups()) {
            GroupNode node = dag.groups().get(number);
            GroupState group = facts.groups().get(number);
            Tally tally = state.indexes().groupTallies().get(number);
            views.add(
                    new RunView.GroupView(
                            node.group().fullName(),
                            node.group().name(),
                            status(group, tally, phaseState),
                            group.startedAt(),
                            group.finishedAt(),
                            elapsed(group.startedAt(), group.finishedAt()),
                            share(tally.ended(), tally.total())));
        }
        return views;
    }

    private static GroupStatus status(GroupState group, Tally tally, PhaseState phase) {
        if (group.skipped() || phase.status() == PhaseStatus.SKIPPED) {
            return GroupStatus.SKIPPED;
        }
        if (tally.open() > 0) {
            boolean begun = tally.pending() < tally.total();
            return begun ? GroupStatus.IN_PROGRESS : GroupStatus.PENDING;
        }
        if (tally.failedCritical() > 0 || group.expired()) {
            return GroupStatus.FAILED;
        }
        if (tally.canceled() > 0) {
            return GroupStatus.CANCELED;
        }
        if (tally.blocked() > 0) {
            return GroupStatus.BLOCKED;
        }
        return tally.quarantined() > 0 ? GroupStatus.IN_PROGRESS : GroupStatus.COMPLETED;
    }

    private long elapsed(@Nullable Instant from, @Nullable Instant to) {
        if (from == null) {
            return 0;
        }
        Instant end = to != null ? to : alive ? now : facts.at();
        return millis(from, end);
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
