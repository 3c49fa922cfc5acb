package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the items of a plan and draws the edges between them. */
final class DagBuilder {
    final Plan plan;
    final List<Task> items = new ArrayList<>();
    final Map<String, Integer> indexes = new HashMap<>();
    final List<Dag.PhaseNode> phases = new ArrayList<>();
    final List<Dag.GroupNode> groups = new ArrayList<>();
    int taskCount;

    DagBuilder(Plan plan, Dag.ExpectedMillis expected) {
        this.plan = plan;
    }

    Dag build() {
        return new Dag(this);
    }

    Dag.NodeKind[] barrierKinds() {
        return new Dag.NodeKind[0];
    }

    int[] barrierOwners() {
        return new int[0];
    }

    int[][] successors() {
        return new int[0][];
    }

    int[] predecessorCounts() {
        return new int[0];
    }

    int[] groupOfTask() {
        return new int[0];
    }

    int[] phaseOfItem() {
        return new int[0];
    }

    long[] ranks() {
        return new long[0];
    }
}
