package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
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
    private final Plan plan;
    private final List<Task> items;
    private final Map<String, Integer> indexes;
    private final int taskCount;
    private final List<PhaseNode> phases;
    private final List<GroupNode> groups;
    private final NodeKind[] barrierKinds;
    private final int[] barrierOwners;
    private final int[][] successors;
    private final int[] predecessorCounts;
    private final int[] groupOfTask;
    private final int[] phaseOfItem;
    private final long[] ranks;

    Dag(DagBuilder b) {
        this.plan = b.plan;
        this.items = List.copyOf(b.items);
        this.indexes = Map.copyOf(b.indexes);
        this.taskCount = b.taskCount;
        this.phases = List.copyOf(b.phases);
        this.groups = List.copyOf(b.groups);
        this.barrierKinds = b.barrierKinds();
        this.barrierOwners = b.barrierOwners();
        this.successors = b.successors();
        this.predecessorCounts = b.predecessorCounts();
        this.groupOfTask = b.groupOfTask();
        this.phaseOfItem = b.phaseOfItem();
        this.ranks = b.ranks();
    }

    /** The graph of a valid plan, every task counted as equally long. */
    public static Dag of(Plan plan) {
        return new DagBuilder(plan, _ -> 1).build();
    }

    /** The graph of a valid plan, ranked by how long its tasks are expected to take. */
    public static Dag of(Plan plan, ExpectedMillis expected) {
        return new DagBuilder(plan, expected).build();
    }

    public Plan plan() {
        return plan;
    }

    public int taskCount() {
        return taskCount;
    }

    public int itemCount() {
        return items.size();
    }

    public int nodeCount() {
        return taskCount + barrierKinds.length;
    }

    public Task task(int item) {
        return items.get(item);
    }

    /** The item of that id, or -1. */
    public int indexOf(String id) {
        return indexes.getOrDefault(id, -1);
    }

    public List<PhaseNode> phases() {
        return phases;
    }

    public List<GroupNode> groups() {
        return groups;
    }

    /** The number of the phase that an item belongs to, whatever its role. */
    public int phaseOf(int item) {
        return phaseOfItem[item];
    }

    /** The number of a task's group; tasks of role {@code TASK} only. */
    public int groupOf(int task) {
        return groupOfTask[task];
    }

    public NodeKind kind(int node) {
        return node < taskCount ? NodeKind.TASK : barrierKinds[node - taskCount];
    }

    /** The number of the phase or group of a barrier; of an all-of: 0. */
    public int ownerOf(int barrier) {
        return barrierOwners[barrier - taskCount];
    }

    public int successorCount(int node) {
        return successors[node].length;
    }

    public int successor(int node, int i) {
        return successors[node][i];
    }

    /** How many edges lead into a node; of a phase exit: 0. */
    public int predecessorCount(int node) {
        return predecessorCounts[node];
    }

    /** The longest path from the beginning of a task to the end of the plan, the task included. */
    public long rank(int task) {
        return ranks[task];
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
