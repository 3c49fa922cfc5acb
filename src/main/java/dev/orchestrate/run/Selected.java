package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.NodeKind;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which tasks a selection means. Immutable. */
final class Selected {
    private final BitSet tasks;

    private Selected(BitSet tasks) {
        this.tasks = tasks;
    }

    boolean has(int task) {
        return tasks.get(task);
    }

    /** Whether any task of that half-open range is selected. */
    boolean anyIn(int first, int end) {
        int next = tasks.nextSetBit(first);
        return next >= 0 && next < end;
    }

    static Selected of(Dag dag, Selection selection) {
        BitSet chosen = new BitSet(dag.taskCount());
        if (selection.isAll()) {
            chosen.set(0, dag.taskCount());
            return new Selected(chosen);
        }
        Set<String> phases = new HashSet<>(selection.phases());
        for (PhaseNode phase : dag.phases()) {
            if (phases.contains(phase.phase().id())) {
                chosen.set(phase.firstTask(), phase.endTask());
            }
        }
        Set<String> groups = new HashSet<>(selection.groups());
        for (GroupNode group : dag.groups()) {
            if (groups.contains(group.group().fullName())) {
                chosen.set(group.firstTask(), group.endTask());
            }
        }
        chooseTasks(dag, selection.tasks(), chosen);
        if (selection.withDependencies()) {
            addDependencies(dag, chosen);
        }
        return new Selected(chosen);
    }

    private static void chooseTasks(Dag dag, List<String> ids, BitSet chosen) {
        if (ids.isEmpty()) {
            return;
        }
        Set<String> wanted = new HashSet<>(ids);
        for (int task = 0; task < dag.taskCount(); task++) {
            String id = dag.task(task).id();
            int bracket = id.indexOf('[');
            if (wanted.contains(id) || (bracket > 0 && wanted.contains(id.substring(0, bracket)))) {
                chosen.set(task);
            }
        }
    }

    private static void addDependencies(Dag dag, BitSet chosen) {
        List<List<Integer>> before = predecessors(dag);
        BitSet seen = new BitSet(dag.nodeCount());
        ArrayDeque<Integer> open = new ArrayDeque<>();
        chosen.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int node = open.remove();
            if (seen.get(node)) {
                continue;
            }
            seen.set(node);
            if (dag.kind(node) == NodeKind.PHASE_EXIT) {
                PhaseNode phase = dag.phases().get(dag.ownerOf(node));
                chosen.set(phase.firstTask(), phase.endTask());
                open.add(phase.entry());
            } else if (dag.kind(node) == NodeKind.TASK) {
                chosen.set(node);
            }
            open.addAll(before.get(node));
        }
    }

    private static List<List<Integer>> predecessors(Dag dag) {
        List<List<Integer>> before = new ArrayList<>(dag.nodeCount());
        for (int node = 0; node < dag.nodeCount(); node++) {
            before.add(new ArrayList<>());
        }
        for (int node = 0; node < dag.nodeCount(); node++) {
            for (int i = 0; i < dag.successorCount(node); i++) {
                before.get(dag.successor(node, i)).add(node);
            }
        }
        return before;
    }
}
