package dev.orchestrate.console.view;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.NodeKind;
import dev.orchestrate.plan.dag.Levels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tasks of some phases by how many of them must at least have run before. What is not shown
 * orders what is, and counts for nothing.
 */
final class PlanLevels {
    private final Dag dag;
    private final Set<Integer> phases;
    private final int[] depths;
    private final int[] missing;
    private final ArrayDeque<Integer> ready = new ArrayDeque<>();

    PlanLevels(Dag dag, Set<Integer> phases) {
        this.dag = dag;
        this.phases = phases;
        this.depths = new int[dag.nodeCount()];
        this.missing = new int[dag.nodeCount()];
    }

    /** None is empty. */
    Levels levels() {
        for (int node = 0; node < missing.length; node++) {
            missing[node] = before(node);
            if (missing[node] == 0) {
                ready.add(node);
            }
        }
        while (!ready.isEmpty()) {
            pass(ready.remove());
        }
        List<List<Integer>> levels = new ArrayList<>();
        for (int task = 0; task < dag.taskCount(); task++) {
            if (isShown(task)) {
                while (levels.size() <= depths[task]) {
                    levels.add(new ArrayList<>());
                }
                levels.get(depths[task]).add(task);
            }
        }
        return new Levels(levels);
    }

    private void pass(int node) {
        int below = depths[node] + (isShown(node) ? 1 : 0);
        for (int i = 0; i < dag.successorCount(node); i++) {
            reach(dag.successor(node, i), below);
        }
        if (dag.kind(node) == NodeKind.GROUP_EXIT) {
            int phase = dag.groups().get(dag.ownerOf(node)).phase();
            reach(dag.phases().get(phase).exit(), below);
        }
    }

    private void reach(int node, int depth) {
        depths[node] = Math.max(depths[node], depth);
        if (--missing[node] == 0) {
            ready.add(node);
        }
    }

    /** How many edges lead into a node; into the exit of a phase those from its groups. */
    private int before(int node) {
        return dag.kind(node) == NodeKind.PHASE_EXIT
                ? dag.phases().get(dag.ownerOf(node)).groups().size()
                : dag.predecessorCount(node);
    }

    private boolean isShown(int node) {
        return dag.kind(node) == NodeKind.TASK && phases.contains(dag.phaseOf(node));
    }
}
