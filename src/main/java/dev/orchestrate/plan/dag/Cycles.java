package dev.orchestrate.plan.dag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds cycles in any directed graph, for telling people about them: of each knot of nodes that all
 * reach each other one cycle, a short one. Cycles of different knots share no node, so that each
 * can be mended by itself. Linear but for the bounded search for a shorter cycle; without
 * recursion.
 */
public final class Cycles {
    /** Edges looked at, in all, while a shorter cycle than the first is sought. */
    private static final long EFFORT = 2_000_000;

    private Cycles() {}

    /** The edges of a graph. */
    public interface Successors {
        int count(int node);

        int get(int node, int i);

        /** Of a graph that is given as one array a node. */
        static Successors of(int[][] successors) {
            return new Successors() {
                @Override
                public int count(int node) {
                    return successors[node].length;
                }

                @Override
                public int get(int node, int i) {
                    return successors[node][i];
                }
            };
        }
    }

    /** Nodes in the order of their edges, from the smallest; an edge leads from the last to it. */
    public static Optional<int[]> find(int nodes, Successors successors) {
        List<int[]> all = findAll(nodes, successors);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** One cycle of each knot, as in {@link #find}, in the order of their smallest nodes. */
    public static List<int[]> findAll(int nodes, Successors successors) {
        Knots knots = new Knots(nodes, successors);
        ShortestWay ways = new ShortestWay(successors, knots.numbers());
        int[][] best = new int[knots.count()][0];
        for (int node = 0; node < nodes; node++) {
            int knot = knots.numbers()[node];
            boolean first = best[knot].length == 0;
            if (first || (best[knot].length > 1 && ways.effort() < EFFORT)) {
                // A cycle with a smaller node in it has been found from there: this is its
                // smallest.
                int[] cycle = ways.around(node);
                if (cycle.length > 0 && (first || cycle.length < best[knot].length)) {
                    best[knot] = cycle;
                }
            }
        }
        List<int[]> found = new ArrayList<>();
        for (int[] cycle : best) {
            if (cycle.length > 0) {
                found.add(cycle);
            }
        }
        found.sort((a, b) -> Integer.compare(a[0], b[0]));
        return found;
    }

    /** Breadth-first search within a knot. Its arrays are shared by all searches. */
    private static final class ShortestWay {
        private final Successors successors;
        private final int[] knots;
        private final int[] parent;
        private final int[] seenBy;
        private final int[] queue;
        private long effort;

        ShortestWay(Successors successors, int[] knots) {
            this.successors = successors;
            this.knots = knots;
            this.parent = new int[knots.length];
            this.seenBy = new int[knots.length];
            this.queue = new int[knots.length];
            Arrays.fill(seenBy, -1);
        }

        long effort() {
            return effort;
        }

        /** The shortest cycle through a node; empty if there is none. */
        int[] around(int start) {
            int end = 0;
            queue[end++] = start;
            for (int at = 0; at < end; at++) {
                int node = queue[at];
                for (int i = 0; i < successors.count(node); i++) {
                    effort++;
                    int next = successors.get(node, i);
                    if (next == start) {
                        return wayTo(node, start);
                    }
                    if (knots[next] == knots[start] && seenBy[next] != start) {
                        seenBy[next] = start;
                        parent[next] = node;
                        queue[end++] = next;
                    }
                }
            }
            return new int[0];
        }

        private int[] wayTo(int last, int start) {
            int length = 1;
            for (int node = last; node != start; node = parent[node]) {
                length++;
            }
            int[] way = new int[length];
            int node = last;
            for (int i = length - 1; i >= 0; i--) {
                way[i] = node;
                node = parent[node];
            }
            return way;
        }
    }
}
