package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag.ExpectedMillis;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.NodeKind;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws the edges of a valid plan and ranks its nodes, in time that is linear in both; confined to
 * one build. A plan that is not valid after all is refused as a bug of whoever made it.
 */
final class DagBuilder {
    private final Items items;
    private final ExpectedMillis expected;
    private final Edges.Draft draft = new Edges.Draft();

    /** The node of each matrix that is referred to as a whole, by its unexpanded id. */
    private final Map<String, Integer> allOfs = new LinkedHashMap<>();

    private final Layout layout;

    DagBuilder(Plan plan, ExpectedMillis expected) {
        this.items = new Items(plan);
        this.expected = expected;
        drawDependencies();
        this.layout = new Layout(plan, items, allOfs.size());
    }

    Dag build() {
        drawMatrices();
        for (PhaseNode phase : layout.phases()) {
            drawPhase(phase);
        }
        for (GroupNode group : layout.groups()) {
            draft.add(group.exit(), layout.phases().get(group.phase()).exit());
        }
        Edges edges = draft.pack(layout.nodeCount());
        allOfs.forEach((matrix, node) -> mustHaveTasks(matrix, node, edges));
        return new Dag(layout, edges, ranks(edges), Map.copyOf(allOfs));
    }

    /** Resolves every reference once; what names no task must name a matrix. */
    private void drawDependencies() {
        int[] lastDependent = new int[items.taskCount()];
        for (int task = 0; task < items.taskCount(); task++) {
            for (String id : items.get(task).needs().dependsOn()) {
                int found = items.indexOf(id);
                int node = found >= 0 ? found : allOfFor(id);
                if (node >= lastDependent.length) {
                    lastDependent = Arrays.copyOf(lastDependent, 2 * node);
                }
                // Counted from one: a task that names a node twice gets one edge.
                if (lastDependent[node] != task + 1) {
                    lastDependent[node] = task + 1;
                    draft.add(node, task);
                }
            }
        }
    }

    private int allOfFor(String matrix) {
        Integer known = allOfs.putIfAbsent(matrix, items.taskCount() + allOfs.size());
        return known != null ? known : items.taskCount() + allOfs.size() - 1;
    }

    private void drawMatrices() {
        for (int task = 0; !allOfs.isEmpty() && task < items.taskCount(); task++) {
            Task record = items.get(task);
            if (!record.matrix().isEmpty()) {
                Integer allOf = allOfs.get(matrixOf(record));
                if (allOf != null) {
                    draft.add(task, allOf);
                }
            }
        }
    }

    private void drawPhase(PhaseNode phase) {
        for (int dependency : phase.dependsOn()) {
            draft.add(layout.phases().get(dependency).exit(), phase.entry());
        }
        Map<String, GroupNode> groups = new HashMap<>();
        for (int group : phase.groups()) {
            GroupNode node = layout.groups().get(group);
            groups.put(node.group().id(), node);
            draft.add(phase.entry(), node.entry());
        }
        for (int group : phase.groups()) {
            drawGroup(layout.groups().get(group), groups);
        }
    }

    private void drawGroup(GroupNode group, Map<String, GroupNode> ofPhase) {
        for (String id : group.group().dependsOn()) {
            GroupNode dependency = ofPhase.get(id);
            if (dependency == null) {
                throw new IllegalArgumentException("there is no group `" + id + "`");
            }
            draft.add(dependency.exit(), group.entry());
        }
        for (int task = group.firstTask(); task < group.endTask(); task++) {
            draft.add(group.entry(), task);
            draft.add(task, group.exit());
        }
    }

    /** The id, in the plan's text, of what the task was expanded from. */
    private static String matrixOf(Task task) {
        return task.id().substring(0, task.id().indexOf('['));
    }

    private static void mustHaveTasks(String matrix, int node, Edges edges) {
        if (edges.incoming(node) == 0) {
            throw new IllegalArgumentException("there is no task `" + matrix + "`");
        }
    }

    private long[] ranks(Edges edges) {
        int[] order = edges.order();
        if (order.length < edges.nodeCount()) {
            throw new IllegalArgumentException("the plan has a cycle");
        }
        long[] ranks = new long[order.length];
        for (int at = order.length - 1; at >= 0; at--) {
            int node = order[at];
            long longest = 0;
            for (int i = 0; i < edges.count(node); i++) {
                longest = Math.max(longest, ranks[edges.successor(node, i)]);
            }
            boolean task = layout.kind(node) == NodeKind.TASK;
            ranks[node] = longest + (task ? expected.of(items.get(node)) : 0);
        }
        return ranks;
    }
}
