package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.dag.Dag.NodeKind;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The longest chain of tasks through a plan, its gates counted as taking no time: no number of
 * workers makes a run shorter than this.
 *
 * @param tasks by number, in the order in which they run
 * @param length in the unit that the graph is ranked by
 */
public record CriticalPath(List<Integer> tasks, long length) {
    public CriticalPath {
        tasks = List.copyOf(tasks);
    }

    /** Where several are equally long, the one that is first in the order of the plan. */
    public static CriticalPath of(Dag dag) {
        int node = -1;
        for (PhaseNode phase : dag.phases()) {
            boolean longer = node < 0 || dag.rank(phase.entry()) > dag.rank(node);
            if (phase.dependsOn().isEmpty() && longer) {
                node = phase.entry();
            }
        }
        long length = node < 0 ? 0 : dag.rank(node);
        List<Integer> tasks = new ArrayList<>();
        while (node >= 0) {
            if (dag.kind(node) == NodeKind.TASK) {
                tasks.add(node);
            }
            node = longest(dag, node);
        }
        return new CriticalPath(tasks, length);
    }

    private static int longest(Dag dag, int node) {
        Edges flow = dag.flow();
        int best = -1;
        for (int i = 0; i < flow.count(node); i++) {
            int next = flow.successor(node, i);
            // the edges of a node were drawn in the order of the plan
            if (best < 0 || dag.rank(next) > dag.rank(best)) {
                best = next;
            }
        }
        return best;
    }
}
