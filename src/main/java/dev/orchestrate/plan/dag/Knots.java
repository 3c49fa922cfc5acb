package dev.orchestrate.plan.dag;

import java.util.Arrays;

/**
 * The strongly connected components of a graph, numbered: nodes of one number all reach each other.
 * Tarjan's algorithm with a stack of its own. Not changed after its constructor.
 */
final class Knots {
    private static final int UNSEEN = -1;

    private final Cycles.Successors successors;
    private final int[] knot;
    private final int[] order;
    private final int[] lowest;
    private final int[] nextEdge;
    private final int[] open;
    private final int[] path;
    private int opened;
    private int depth;
    private int seen;
    private int count;

    Knots(int nodes, Cycles.Successors successors) {
        this.successors = successors;
        this.knot = new int[nodes];
        this.order = new int[nodes];
        this.lowest = new int[nodes];
        this.nextEdge = new int[nodes];
        this.open = new int[nodes];
        this.path = new int[nodes];
        Arrays.fill(knot, UNSEEN);
        Arrays.fill(order, UNSEEN);
        for (int node = 0; node < nodes; node++) {
            if (order[node] == UNSEEN) {
                walk(node);
            }
        }
    }

    int count() {
        return count;
    }

    /** By node. */
    int[] numbers() {
        return knot;
    }

    private void walk(int root) {
        enter(root);
        while (depth > 0) {
            int node = path[depth - 1];
            if (nextEdge[node] < successors.count(node)) {
                int next = successors.get(node, nextEdge[node]++);
                if (order[next] == UNSEEN) {
                    enter(next);
                } else if (knot[next] == UNSEEN) {
                    lowest[node] = Math.min(lowest[node], order[next]);
                }
            } else {
                leave(node);
            }
        }
    }

    private void enter(int node) {
        order[node] = seen;
        lowest[node] = seen++;
        open[opened++] = node;
        path[depth++] = node;
    }

    private void leave(int node) {
        depth--;
        if (depth > 0) {
            int above = path[depth - 1];
            lowest[above] = Math.min(lowest[above], lowest[node]);
        }
        if (lowest[node] == order[node]) {
            do {
                knot[open[--opened]] = count;
            } while (open[opened] != node);
            count++;
        }
    }
}
