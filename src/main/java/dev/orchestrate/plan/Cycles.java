package dev.orchestrate.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks a graph from every node to what it waits for, without recursion, and finds cycles and an
 * order on the way.
 */
final class Cycles {
    /** Enough to see what is wrong; a wild plan may have millions. */
    private static final int MAX_FOUND = 20;

    /** Nodes are numbers from 0. */
    interface Graph {
        int size();

        /** The i-th node that a node waits for; -1 if there are no more. */
        int waitsFor(int node, int i);
    }

    private final Graph graph;
    private final int[] next;
    private final int[] order;
    private final boolean[] open;
    private final int[] path;
    private final List<List<Integer>> cycles = new ArrayList<>();
    private int depth;
    private int ended;

    private Cycles(Graph graph) {
        this.graph = graph;
        this.next = new int[graph.size()];
        this.order = new int[graph.size()];
        this.open = new boolean[graph.size()];
        this.path = new int[graph.size()];
        java.util.Arrays.fill(order, -1);
    }

    static List<List<Integer>> of(Graph graph) {
        Cycles walk = new Cycles(graph);
        walk.all();
        return walk.cycles;
    }

    /** The place of each node in an order in which what is waited for comes first. */
    static int[] order(Graph graph) {
        Cycles walk = new Cycles(graph);
        walk.all();
        return walk.order;
    }

    /** As in {@code `a` -> `b` -> `a`}, where the last of the names is the first again. */
    static String written(List<String> names) {
        return "`" + String.join("` -> `", names) + "`";
    }

    private void all() {
        for (int node = 0; node < order.length; node++) {
            if (order[node] < 0) {
                from(node);
            }
        }
    }

    private void from(int start) {
        push(start);
        while (depth > 0) {
            int node = path[depth - 1];
            int target = graph.waitsFor(node, next[node]++);
            if (target < 0) {
                open[node] = false;
                order[node] = ended++;
                depth--;
            } else if (open[target]) {
                found(target);
            } else if (order[target] < 0) {
                push(target);
            }
        }
    }

    private void push(int node) {
        open[node] = true;
        path[depth++] = node;
    }

    private void found(int target) {
        if (cycles.size() == MAX_FOUND) {
            return;
        }
        int from = depth - 1;
        while (path[from] != target) {
            from--;
        }
        int least = from;
        for (int i = from; i < depth; i++) {
            least = path[i] < path[least] ? i : least;
        }
        List<Integer> cycle = new ArrayList<>(depth - from);
        for (int i = least; i < depth; i++) {
            cycle.add(path[i]);
        }
        for (int i = from; i < least; i++) {
            cycle.add(path[i]);
        }
        cycles.add(cycle);
    }
}
