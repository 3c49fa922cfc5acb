package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.NodeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** All that depends on a task, through barriers and gates too. */
final class Downstream {
    private Downstream() {}

    /** Task numbers in plan order, without the given ones. */
    static List<Integer> of(Dag dag, List<Integer> items) {
        BitSet seen = new BitSet(dag.nodeCount());
        ArrayDeque<Integer> open = new ArrayDeque<>(items);
        List<Integer> found = new ArrayList<>();
        while (!open.isEmpty()) {
            int node = open.remove();
            if (seen.get(node)) {
                continue;
            }
            seen.set(node);
            if (dag.kind(node) == NodeKind.TASK) {
                open.add(dag.phases().get(dag.phaseOf(node)).exit());
                if (!items.contains(node)) {
                    found.add(node);
                }
            }
            for (int i = 0; i < dag.successorCount(node); i++) {
                open.add(dag.successor(node, i));
            }
        }
        found.sort(null);
        return found;
    }
}
