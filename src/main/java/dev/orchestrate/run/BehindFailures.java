package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** Finds the phases that wait for one that is failing, itself or through others. */
final class BehindFailures {
    private BehindFailures() {}

    static BitSet of(Dag dag, IntPredicate failing) {
        BitSet behind = new BitSet(dag.phases().size());
        ArrayDeque<PhaseNode> open = new ArrayDeque<>();
        for (PhaseNode phase : dag.phases()) {
            if (failing.test(phase.number())) {
                open.add(phase);
            }
        }
        while (!open.isEmpty()) {
            int exit = open.remove().exit();
            for (int i = 0; i < dag.successorCount(exit); i++) {
                int next = dag.ownerOf(dag.successor(exit, i));
                if (!behind.get(next)) {
                    behind.set(next);
                    open.add(dag.phases().get(next));
                }
            }
        }
        return behind;
    }
}
