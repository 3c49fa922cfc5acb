package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan as a graph of dense numbers. Immutable.
 *
 * <p>Items are numbered first: the tasks of role {@code TASK} in plan order are {@code [0,
 * taskCount)}, then come the tasks of the other roles up to {@code itemCount}. Nodes are the tasks
 * of role {@code TASK}, under their item number, and the barriers after {@code taskCount}: an
 * <em>all-of</em> for each matrix that is referred to as a whole, an <em>entry</em> for each phase,
 * an entry and an <em>exit</em> for each group, an exit for each phase. Edges run
 *
 * <ul>
 *   <li>phase exit -> entries of the phases that depend on it
 *   <li>phase entry -> entries of its groups
 *   <li>group entry -> its tasks; its tasks -> group exit; group exit -> entries of its dependents
 *   <li>task -> task, or task -> all-of -> task
 * </ul>
 *
 * so that a thousand tasks behind a thousand others cost two thousand edges. A phase exit has no
 * edges into it: it is met by a decision, not by a count.
 */
public final class Dag {
    private final Layout layout;
    private final Items items;
    private final List<PhaseNode> phases;
    private final List<GroupNode> groups;

    /**
     * With an edge more than a run sees: from each group exit to the exit of its phase, the last
     * one of its node. Ranks and levels look through the gate, a run waits for its decision.
     */
    private final Edges flow;

    private final long[] ranks;
    private final Map<String, Integer> allOfs;
    private final Map<String, Integer> phaseNumbers = new HashMap<>();
    private final Map<String, Integer> groupNumbers = new HashMap<>();

    Dag(Layout layout, Edges flow, long[] ranks, Map<String, Integer> allOfs) {
        this.allOfs = allOfs;
        this.layout = layout;
        this.items = layout.items();
        this.phases = List.copyOf(layout.phases());
        this.groups = List.copyOf(layout.groups());
        this.flow = flow;
        this.ranks = ranks;
        phases.forEach(phase -> phaseNumbers.put(phase.phase().id(), phase.number()));
        groups.forEach(group -> groupNumbers.put(group.group().fullName(), group.number()));
    }

    /** The graph of a valid plan, every task counted as equally long. */
    public static Dag of(Plan plan) {
        return of(plan, ExpectedMillis.EQUAL);
    }

    /** The graph of a valid plan, ranked by how long its tasks are expected to take. */
    public static Dag of(Plan plan, ExpectedMillis expected) {
        return new DagBuilder(plan, expected).build();
    }

    public Plan plan() {
        return layout.plan();
    }

    public int taskCount() {
        return items.taskCount();
    }

    public int itemCount() {
        return items.count();
    }

    public int nodeCount() {
        return layout.nodeCount();
    }

    public Task task(int item) {
        return items.get(item);
    }

    /** The item of that id, or -1. */
    public int indexOf(String id) {
        return items.indexOf(id);
    }

    /** The node of a task, or of a matrix that is referred to as a whole; -1 for neither. */
    public int nodeOf(String reference) {
        int item = items.indexOf(reference);
        return item >= 0 ? item : allOfs.getOrDefault(reference, -1);
    }

    /** The number of the phase of that id, or -1. */
    public int phaseIndexOf(String id) {
        return phaseNumbers.getOrDefault(id, -1);
    }

    /** The number of the group of that full name, or -1. */
    public int groupIndexOf(String fullName) {
        return groupNumbers.getOrDefault(fullName, -1);
    }

    public List<PhaseNode> phases() {
        return phases;
    }

    public List<GroupNode> groups() {
        return groups;
    }

    /** The number of the phase that an item belongs to, whatever its role. */
    public int phaseOf(int item) {
        return layout.phaseOf(item);
    }

    /** The number of a task's group; tasks of role {@code TASK} only. */
    public int groupOf(int task) {
        return layout.groupOf(task);
    }

    public NodeKind kind(int node) {
        return layout.kind(node);
    }

    /** The number of the phase or group of a barrier; of an all-of: 0. */
    public int ownerOf(int barrier) {
        return layout.ownerOf(barrier);
    }

    public int successorCount(int node) {
        return flow.count(node) - (kind(node) == NodeKind.GROUP_EXIT ? 1 : 0);
    }

    public int successor(int node, int i) {
        return flow.successor(node, i);
    }

    /** How many edges lead into a node; of a phase exit: 0. */
    public int predecessorCount(int node) {
        return kind(node) == NodeKind.PHASE_EXIT ? 0 : flow.incoming(node);
    }

    /** The longest path from the beginning of a node to the end of the plan, a task included. */
    public long rank(int node) {
        return ranks[node];
    }

    /** The edges of {@link #successor}, and those from the groups of a phase to its exit. */
    Edges flow() {
        return flow;
    }

    public enum NodeKind {
        TASK,
        ALL_OF,
        PHASE_ENTRY,
        GROUP_ENTRY,
        GROUP_EXIT,
        PHASE_EXIT
    }

    /** How long a task is expected to take, in any unit that is the same for all of a plan. */
    @FunctionalInterface
    public interface ExpectedMillis {
        /** Nothing is known: all are equally long. */
        ExpectedMillis EQUAL = _ -> 1;

        long of(Task task);
    }

    /**
     * A phase in numbers.
     *
     * @param firstTask the first of its tasks, which are numbered in one piece
     * @param endTask the number after its last task
     * @param checks items of its checkpoint commands, then of its command criteria, in order
     * @param onFailure items of its {@code on_failure} tasks, in order
     */
    public record PhaseNode(
            int number,
            Phase phase,
            int entry,
            int exit,
            int firstTask,
            int endTask,
            List<Integer> groups,
            List<Integer> dependsOn,
            List<Integer> checks,
            List<Integer> onFailure) {}

    /**
     * A group in numbers.
     *
     * @param hasRunIf whether a task of it may run although a dependency was not met
     */
    public record GroupNode(
            int number,
            Group group,
            int phase,
            int entry,
            int exit,
            int firstTask,
            int endTask,
            boolean hasRunIf) {}
}
