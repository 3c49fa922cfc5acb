package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.dag.Dag.NodeKind;
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
        Edges flow = dag.flow();
        int node = -1;
        for (int root = 0; root < flow.nodeCount(); root++) {
            if (flow.incoming(root) == 0 && (node < 0 || dag.rank(root) > dag.rank(node))) {
                node = root;
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
            boolean longer = best < 0 || dag.rank(next) > dag.rank(best);
            if (longer || (dag.rank(next) == dag.rank(best) && next < best)) {
                best = next;
            }
        }
        return best;
    }
}
