package dev.orchestrate.plan.dag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CyclesTest {
    @Test
    void aGraphWithoutACycleHasNone() {
        assertThat(Cycles.find(0, graph())).isEmpty();
        assertThat(Cycles.find(4, graph("0>1", "0>2", "1>3", "2>3"))).isEmpty();
    }

    @Test
    void aNodeThatFollowsItselfIsACycle() {
        assertThat(Cycles.find(2, graph("0>1", "1>1"))).contains(new int[] {1});
    }

    /** {@code 3 -> 1 -> 4 -> 2 -> 3}, with {@code 0} before and {@code 5} behind. */
    @Test
    void aCycleIsToldFromItsSmallestNode() {
        assertThat(Cycles.find(6, graph("0>3", "3>1", "1>4", "4>2", "2>3", "4>5")))
                .contains(new int[] {1, 4, 2, 3});
    }

    /** {@code 0 -> 1 -> 2 -> 3 -> 0}, and {@code 3 -> 2}. */
    @Test
    void theShorterOfTwoCyclesThatShareANodeIsTold() {
        assertThat(Cycles.find(4, graph("0>1", "1>2", "2>3", "3>0", "3>2")))
                .contains(new int[] {2, 3});
    }

    @Test
    void ofEquallyShortCyclesThatShareANodeTheFirstIsTold() {
        assertThat(Cycles.findAll(3, graph("0>1", "1>0", "0>2", "2>0")))
                .containsExactly(new int[] {0, 1});
    }

    @Test
    void independentCyclesAreAllTold() {
        assertThat(Cycles.findAll(6, graph("4>5", "5>4", "1>2", "2>1", "3>3", "0>1", "2>4")))
                .containsExactly(new int[] {1, 2}, new int[] {3}, new int[] {4, 5});
    }

    @Test
    void aChainOfAHundredThousandNeedsNoStack() {
        int nodes = 100_000;
        int[][] ring = new int[nodes][];
        for (int i = 0; i < nodes; i++) {
            ring[i] = new int[] {(i + 1) % nodes};
        }

        assertThat(Cycles.find(nodes, Cycles.Successors.of(ring)))
                .hasValueSatisfying(cycle -> assertThat(cycle).hasSize(nodes));
    }

    @Test
    void ofRandomGraphsOneCycleIsToldForEachKnot() {
        Seeds.each(
                2_000,
                seed -> {
                    Random random = new Random(seed);
                    int nodes = 1 + random.nextInt(8);
                    int[][] edges = random(random, nodes);
                    boolean[][] reaches = reaches(edges);
                    boolean[] told = new boolean[nodes];
                    for (int[] cycle : Cycles.findAll(nodes, Cycles.Successors.of(edges))) {
                        assertIsACycle(cycle, edges);
                        for (int node = 0; node < nodes; node++) {
                            boolean same = reaches[node][cycle[0]] && reaches[cycle[0]][node];
                            assertThat(same && told[node]).isFalse();
                            told[node] |= same;
                        }
                    }
                    for (int node = 0; node < nodes; node++) {
                        assertThat(told[node]).isEqualTo(reaches[node][node]);
                    }
                });
    }

    private static void assertIsACycle(int[] cycle, int[][] edges) {
        for (int i = 0; i < cycle.length; i++) {
            assertThat(edges[cycle[i]]).contains(cycle[(i + 1) % cycle.length]);
        }
        assertThat(Arrays.stream(cycle).distinct().count()).isEqualTo(cycle.length);
    }

    private static int[][] random(Random random, int nodes) {
        int[][] edges = new int[nodes][];
        for (int node = 0; node < nodes; node++) {
            edges[node] = random.ints(random.nextInt(3), 0, nodes).toArray();
        }
        return edges;
    }

    private static boolean[][] reaches(int[][] edges) {
        int nodes = edges.length;
        boolean[][] reaches = new boolean[nodes][nodes];
        for (int round = 0; round <= nodes; round++) {
            for (int node = 0; node < nodes; node++) {
                for (int next : edges[node]) {
                    reaches[node][next] = true;
                    for (int to = 0; to < nodes; to++) {
                        reaches[node][to] |= reaches[next][to];
                    }
                }
            }
        }
        return reaches;
    }

    private static Cycles.Successors graph(String... edges) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lists.add(new ArrayList<>());
        }
        for (String edge : edges) {
            lists.get(edge.charAt(0) - '0').add(edge.charAt(2) - '0');
        }
        int[][] arrays = new int[10][];
        Arrays.setAll(arrays, i -> lists.get(i).stream().mapToInt(Integer::intValue).toArray());
        return Cycles.Successors.of(arrays);
    }
}
