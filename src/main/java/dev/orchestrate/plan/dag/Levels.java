package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.dag.Dag.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Tasks of a plan by how many of them must at least have run before, one after another.
 *
 * @param tasks level by level from 0, each in the order of the plan; no level is empty
 */
public record Levels(List<List<Integer>> tasks) {
    public Levels {
        tasks = tasks.stream().map(List::copyOf).toList();
    }

    public static Levels of(Dag dag) {
        return of(dag, _ -> true);
    }

    /** Of some tasks: the others order them, and count for nothing. */
    public static Levels of(Dag dag, IntPredicate counted) {
        Edges flow = dag.flow();
        int[] depths = new int[flow.nodeCount()];
        int count = 0;
        for (int node : flow.order()) {
            boolean counts = dag.kind(node) == NodeKind.TASK && counted.test(node);
            int below = depths[node] + (counts ? 1 : 0);
            count = Math.max(count, below);
            for (int i = 0; i < flow.count(node); i++) {
                int next = flow.successor(node, i);
                depths[next] = Math.max(depths[next], below);
            }
        }
        List<List<Integer>> levels = new ArrayList<>(count);
        for (int level = 0; level < count; level++) {
            levels.add(new ArrayList<>());
        }
        for (int task = 0; task < dag.taskCount(); task++) {
            if (counted.test(task)) {
                levels.get(depths[task]).add(task);
            }
        }
        return new Levels(levels);
    }

    /** How many tasks could run side by side at most, if all took equally long. */
    public int width() {
        int widest = 0;
        for (List<Integer> level : tasks) {
            widest = Math.max(widest, level.size());
        }
        return widest;
    }
}
