package dev.orchestrate.run;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.NodeKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSet;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;

/**
 * A state on its way from one event to the next: the one funnel through which tasks, phases and
 * groups change, so that the indexes always follow. Confined to the call that makes it.
 */
final class Draft {
    final Dag dag;
    final Selected selected;
    private final Facts before;

    PVector<TaskState> items;
    PVector<PhaseState> phases;
    PVector<GroupState> groups;
    PVector<NodeState> nodes;
    Tally tally;
    PVector<Tally> phaseTallies;
    PVector<Tally> groupTallies;
    PSortedSet<Integer> attention;
    PSortedSet<Integer> groupAttention;
    PSortedSet<Integer> phaseAttention;
    PSet<Integer> undecided;
    Facts.Progress progress;
    final Queues queues;
    private final ArrayDeque<Integer> changed = new ArrayDeque<>();
    private @Nullable BitSet behindFailures;

    Draft(RunState state) {
        this(state.facts(), state.indexes(), state.selected());
    }

    Draft(Facts facts, Indexes indexes, Selected selected) {
        this.before = facts;
        this.dag = facts.dag();
        this.selected = selected;
        this.items = facts.items();
        this.phases = facts.phases();
        this.groups = facts.groups();
        this.progress = facts.progress();
        this.nodes = indexes.nodes();
        this.tally = indexes.tally();
        this.phaseTallies = indexes.phaseTallies();
        this.groupTallies = indexes.groupTallies();
        this.attention = indexes.attention();
        this.groupAttention = indexes.groupAttention();
        this.phaseAttention = indexes.phaseAttention();
        this.undecided = indexes.undecided();
        this.queues = new Queues(dag, indexes);
    }

    static RunState rebuilt(Facts facts) {
        return Rebuild.of(facts);
    }

    /** The state without a further event: only indexes were moved. */
    RunState frozen() {
        return frozen(before.edit());
    }

    /** The state after an event; {@code base} carries what no task, phase or group holds. */
    RunState frozen(Facts.Edit base) {
        base.progress = progress;
        base.items = items;
        base.phases = phases;
        base.groups = groups;
        Indexes indexes =
                new Indexes(
                        nodes,
                        tally,
                        phaseTallies,
                        groupTallies,
                        queues.groupRunning,
                        queues.ready,
                        queues.parked,
                        queues.parkedAt,
                        attention,
                        groupAttention,
                        phaseAttention,
                        queues.running,
                        queues.toEnd,
                        queues.due,
                        queues.held,
                        queues.judging,
                        undecided,
                        queues.locks,
                        queues.cpus);
        return new RunState(base.done(), indexes, selected);
    }

    Facts before() {
        return before;
    }

    TaskState item(int item) {
        return items.get(item);
    }

    PhaseState phase(int number) {
        return phases.get(number);
    }

    /** A task of any role changes; everything that depends on it follows. */
    void item(int item, TaskState next, Instant at) {
        TaskState old = items.get(item);
        items = items.with(item, next);
        queues.moved(item, old, next);
        if (item < dag.taskCount()) {
            boolean failing = isFailing(dag.phaseOf(item));
            count(item, old, next);
            GroupTimes.follow(this, item, at);
            noteRound(dag.phaseOf(item), old.status() != next.status());
            tell(item, Signal.of(next, critical(item)));
            reconsider(item);
            propagate();
            reconsiderGroup(dag.groupOf(item));
            if (failing != isFailing(dag.phaseOf(item))) {
                behindFailures = null;
                if (progress.failedFast()) {
                    reconsiderAll(0, dag.taskCount());
                }
            }
        }
        phaseAttention = phaseAttention.plus(dag.phaseOf(item));
        reconsiderChecks(dag.phaseOf(item));
    }

    void phase(int number, PhaseState next) {
        PhaseState old = phases.get(number);
        phases = phases.with(number, next);
        queues.holds(number, old.until(), next.until());
        if (next.status() != PhaseStatus.IN_PROGRESS) {
            queues.judging = queues.judging.minus(number);
        }
        decides(number, next);
        phaseAttention = phaseAttention.plus(number);
        Dag.PhaseNode node = dag.phases().get(number);
        refresh(node.entry());
        refresh(node.exit());
        propagate();
        if (scopeChanged(old, next)) {
            reconsiderAll(node.firstTask(), node.endTask());
        }
        reconsiderChecks(number);
    }

    /** Keeps which phases wait for a decision. */
    void decides(int number, PhaseState phase) {
        boolean open = phase.status() == PhaseStatus.COMPLETED && phase.approval() == null;
        undecided = open ? undecided.plus(number) : undecided.minus(number);
    }

    void group(int number, GroupState next) {
        GroupState old = groups.get(number);
        groups = groups.with(number, next);
        Dag.GroupNode node = dag.groups().get(number);
        refresh(node.entry());
        refresh(node.exit());
        propagate();
        reconsiderGroup(number);
        if (old.expired() != next.expired() || old.failedFast() != next.failedFast()) {
            reconsiderAll(node.firstTask(), node.endTask());
        }
    }

    void reconsiderAll(int first, int end) {
        for (int task = first; task < end; task++) {
            reconsider(task);
        }
    }

    /** Puts a task where its state and its dependencies say it belongs. */
    void reconsider(int task) {
        Readiness readiness = Readiness.of(this, task);
        queues.ready(task, readiness == Readiness.READY);
        queues.waits(task, items.get(task).until(), readiness == Readiness.RETRY);
        boolean act = readiness.needsAttention();
        if (act != attention.contains(task)) {
            attention = act ? attention.plus(task) : attention.minus(task);
        }
    }

    /** Puts the next check, or {@code on_failure} task, of a phase in line, and no other. */
    void reconsiderChecks(int number) {
        Dag.PhaseNode node = dag.phases().get(number);
        int next = PhaseRule.nextRoleItem(this, number);
        lineUp(node.checks(), next);
        lineUp(node.onFailure(), next);
    }

    private void lineUp(List<Integer> roleItems, int next) {
        for (int item : roleItems) {
            boolean wanted = item == next && items.get(item).status() == TaskStatus.PENDING;
            queues.ready(item, wanted);
        }
    }

    /** Whatever waited for this moment, or an earlier one, waits no more. */
    void comeDue(Instant now) {
        while (!queues.due.isEmpty() && !queues.due.first().at().isAfter(now)) {
            Indexes.Due entry = queues.due.first();
            if (entry.phase()) {
                queues.release(entry);
                Dag.PhaseNode node = dag.phases().get(entry.number());
                reconsiderAll(node.firstTask(), node.endTask());
                reconsiderChecks(entry.number());
                phaseAttention = phaseAttention.plus(entry.number());
            } else {
                queues.comesDue(entry);
            }
        }
    }

    boolean critical(int task) {
        return dag.task(task).execution().critical();
    }

    boolean failsFast(int task) {
        return progress.failedFast() || groups.get(dag.groupOf(task)).failedFast();
    }

    /**
     * Whether a failure stops the run, and will fail a phase that this one waits for, itself or
     * through others.
     */
    boolean isBehindFailure(int phase) {
        if (!progress.failedFast()) {
            return false;
        }
        BitSet known = behindFailures;
        if (known == null) {
            known = BehindFailures.of(dag, this::isFailing);
            behindFailures = known;
        }
        return known.get(phase);
    }

    private boolean isFailing(int phase) {
        return phaseTallies.get(phase).failedCritical() > 0;
    }

    boolean expired(int task) {
        return progress.expired()
                || phases.get(dag.phaseOf(task)).expired()
                || groups.get(dag.groupOf(task)).expired();
    }

    @Nullable Instant heldUntil(int phase) {
        return queues.held.contains(phase) ? phases.get(phase).until() : null;
    }

    NodeState node(int node) {
        return nodes.get(node);
    }

    /** A barrier's own condition changed: what it tells may be another thing now. */
    void refresh(int node) {
        tell(node, signal(node));
    }

    void propagate() {
        while (!changed.isEmpty()) {
            int node = changed.remove();
            if (node < dag.taskCount()) {
                reconsider(node);
            } else {
                if (dag.kind(node) == NodeKind.PHASE_ENTRY) {
                    phaseAttention = phaseAttention.plus(dag.ownerOf(node));
                }
                if (dag.kind(node) == NodeKind.GROUP_ENTRY) {
                    reconsiderGroup(dag.ownerOf(node));
                }
                tell(node, signal(node));
            }
        }
    }

    void reconsiderGroup(int number) {
        boolean wanted = PhaseRule.asksGroupCondition(this, number);
        if (wanted != groupAttention.contains(number)) {
            groupAttention = wanted ? groupAttention.plus(number) : groupAttention.minus(number);
        }
    }

    private void tell(int node, int signal) {
        NodeState state = nodes.get(node);
        int old = state.out();
        if (old == signal) {
            return;
        }
        nodes = nodes.with(node, state.telling(signal));
        for (int i = 0; i < dag.successorCount(node); i++) {
            int successor = dag.successor(node, i);
            nodes = nodes.with(successor, nodes.get(successor).heard(old, signal));
            changed.add(successor);
        }
    }

    private int signal(int node) {
        NodeState state = nodes.get(node);
        return switch (dag.kind(node)) {
            case TASK -> Signal.of(items.get(node), critical(node));
            case ALL_OF -> state.passedOn();
            case PHASE_ENTRY -> phaseEntry(state, phases.get(dag.ownerOf(node)));
            case PHASE_EXIT -> Signal.of(phases.get(dag.ownerOf(node)).status());
            case GROUP_ENTRY -> groupEntry(state, dag.ownerOf(node));
            case GROUP_EXIT -> groupExit(state, groups.get(dag.ownerOf(node)));
        };
    }

    private static int phaseEntry(NodeState state, PhaseState phase) {
        int skipped = state.skipped() > 0 ? Signal.SKIPPED : 0;
        if (state.unmet() > 0) {
            int canceled = state.onlyCanceled() ? Signal.CANCELED : 0;
            return Signal.ENDED | Signal.UNMET | Signal.FAILED | Signal.HARD | canceled | skipped;
        }
        // A phase that is open again is waited for again, also by what had begun behind it.
        boolean met = state.remaining() == 0 && phase.startedAt() != null;
        return met ? Signal.ENDED | skipped : 0;
    }

    private int groupEntry(NodeState state, int group) {
        int told = state.passedOn();
        boolean waits =
                dag.groups().get(group).group().when() != null
                        && !groups.get(group).opened()
                        && !groups.get(group).skipped()
                        && (state.unmet() == 0 || dag.groups().get(group).hasRunIf())
                        && state.hard() == 0;
        return waits ? told & ~Signal.ENDED : told;
    }

    private static int groupExit(NodeState state, GroupState group) {
        int told = state.passedOn();
        return group.skipped() ? told | Signal.SKIPPED : told & ~Signal.SKIPPED;
    }

    private void count(int task, TaskState old, TaskState next) {
        boolean critical = critical(task);
        tally = tally.minus(old, critical).plus(next, critical);
        int phase = dag.phaseOf(task);
        int group = dag.groupOf(task);
        phaseTallies =
                phaseTallies.with(
                        phase, phaseTallies.get(phase).minus(old, critical).plus(next, critical));
        groupTallies =
                groupTallies.with(
                        group, groupTallies.get(group).minus(old, critical).plus(next, critical));
    }

    private void noteRound(int number, boolean changedStatus) {
        if (changedStatus) {
            PhaseState.Edit edit = phases.get(number).edit();
            edit.engaged = true;
            newRound(number, edit);
            phases = phases.with(number, edit.done());
        }
    }

    /** What was seen of a phase up to now does not hold any more: its checks begin anew. */
    void newRound(int number, PhaseState.Edit edit) {
        edit.round++;
        queues.judging = queues.judging.minus(number);
        List<Integer> checks = dag.phases().get(number).checks();
        boolean running =
                edit.checksDone < checks.size()
                        && items.get(checks.get(edit.checksDone)).status() == TaskStatus.RUNNING;
        edit.voidCheck = edit.voidCheck || running;
        for (int i = 0; i < edit.checksDone; i++) {
            items = items.with(checks.get(i), items.get(checks.get(i)).pending(true));
        }
        edit.checksDone = 0;
    }

    private static boolean scopeChanged(PhaseState old, PhaseState next) {
        return old.expired() != next.expired()
                || (old.status() == PhaseStatus.SKIPPED) != (next.status() == PhaseStatus.SKIPPED);
    }

    Task task(int item) {
        return dag.task(item);
    }
}
