package dev.orchestrate.plan.dag;

import java.util.Arrays;

/**
 * The edges of a graph, packed: the successors of a node stand side by side, in the order in which
 * their edges were drawn. Immutable.
 */
final class Edges {
    private final int[] starts;
    private final int[] targets;
    private final int[] incoming;

    private Edges(int[] starts, int[] targets, int[] incoming) {
        this.starts = starts;
        this.targets = targets;
        this.incoming = incoming;
    }

    int nodeCount() {
        return incoming.length;
    }

    int count(int node) {
        return starts[node + 1] - starts[node];
    }

    int successor(int node, int i) {
        return targets[starts[node] + i];
    }

    int incoming(int node) {
        return incoming[node];
    }

    /**
     * Every node after all of its predecessors; the nodes of a cycle, and behind one, are left out.
     */
    int[] order() {
        int[] waitsFor = incoming.clone();
        int[] order = new int[nodeCount()];
        int end = 0;
        for (int node = 0; node < waitsFor.length; node++) {
            if (waitsFor[node] == 0) {
                order[end++] = node;
            }
        }
        for (int at = 0; at < end; at++) {
            for (int e = starts[order[at]]; e < starts[order[at] + 1]; e++) {
                if (--waitsFor[targets[e]] == 0) {
                    order[end++] = targets[e];
                }
            }
        }
        return end == order.length ? order : Arrays.copyOf(order, end);
    }

    /** Edges that are still being drawn; confined to one build. */
    static final class Draft {
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int size;

        void add(int source, int target) {
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                to = Arrays.copyOf(to, 2 * size);
            }
            from[size] = source;
            to[size++] = target;
        }

        Edges pack(int nodeCount) {
            int[] starts = new int[nodeCount + 1];
            int[] incoming = new int[nodeCount];
            for (int e = 0; e < size; e++) {
                starts[from[e] + 1]++;
                incoming[to[e]]++;
            }
            for (int node = 0; node < nodeCount; node++) {
                starts[node + 1] += starts[node];
            }
            int[] next = Arrays.copyOf(starts, nodeCount);
            int[] targets = new int[size];
            for (int e = 0; e < size; e++) {
                targets[next[from[e]]++] = to[e];
            }
            return new Edges(starts, targets, incoming);
        }
    }
}
