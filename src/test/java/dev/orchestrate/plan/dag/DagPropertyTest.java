package dev.orchestrate.plan.dag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.testing.RandomPlans;
import dev.orchestrate.testing.Seeds;
import dev.orchestrate.testing.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DagPropertyTest {
    private static final int PLANS = 300;

    @Test
    void aTaskIsReachedFromExactlyWhatRunsBeforeIt() {
        Seeds.each(
                PLANS,
                seed -> {
                    Dag dag = Dag.of(RandomPlans.plan(seed, Shape.SMALL));
                    NaiveOrder naive = new NaiveOrder(dag.plan());
                    Map<String, Set<String>> reached = new HashMap<>();
                    for (int task = 0; task < dag.taskCount(); task++) {
                        for (int after : reachedFrom(dag, task)) {
                            reached.computeIfAbsent(dag.task(after).id(), _ -> new TreeSet<>())
                                    .add(dag.task(task).id());
                        }
                    }
                    for (int task = 0; task < dag.taskCount(); task++) {
                        String id = dag.task(task).id();
                        assertThat(reached.getOrDefault(id, Set.of()))
                                .as(id)
                                .isEqualTo(naive.before(id));
                    }
                });
    }

    @Test
    void predecessorsAreCountedAsEdgesAreDrawn() {
        Seeds.each(
                PLANS,
                seed -> {
                    Dag dag = Dag.of(RandomPlans.plan(seed, Shape.of(5, 4, 5)));
                    int[] counts = new int[dag.nodeCount()];
                    for (int node = 0; node < dag.nodeCount(); node++) {
                        for (int i = 0; i < dag.successorCount(node); i++) {
                            counts[dag.successor(node, i)]++;
                        }
                    }
                    for (int node = 0; node < dag.nodeCount(); node++) {
                        assertThat(dag.predecessorCount(node)).isEqualTo(counts[node]);
                    }
                });
    }

    @Test
    void barriersAreKnownByTheirOwners() {
        Seeds.each(
                PLANS,
                seed -> {
                    Dag dag = Dag.of(RandomPlans.plan(seed, Shape.SMALL));
                    for (Dag.PhaseNode phase : dag.phases()) {
                        assertThat(dag.kind(phase.entry())).isEqualTo(Dag.NodeKind.PHASE_ENTRY);
                        assertThat(dag.kind(phase.exit())).isEqualTo(Dag.NodeKind.PHASE_EXIT);
                        assertThat(dag.ownerOf(phase.entry())).isEqualTo(phase.number());
                        assertThat(dag.ownerOf(phase.exit())).isEqualTo(phase.number());
                    }
                    for (Dag.GroupNode group : dag.groups()) {
                        assertThat(dag.kind(group.entry())).isEqualTo(Dag.NodeKind.GROUP_ENTRY);
                        assertThat(dag.kind(group.exit())).isEqualTo(Dag.NodeKind.GROUP_EXIT);
                        assertThat(dag.ownerOf(group.entry())).isEqualTo(group.number());
                        assertThat(dag.ownerOf(group.exit())).isEqualTo(group.number());
                        for (int task = group.firstTask(); task < group.endTask(); task++) {
                            assertThat(dag.groupOf(task)).isEqualTo(group.number());
                            assertThat(dag.phaseOf(task)).isEqualTo(group.phase());
                            assertThat(group.group().tasks()).contains(dag.task(task));
                        }
                    }
                });
    }

    @Test
    void ranksLevelsAndTheCriticalPathEqualANaiveRecomputation() {
        Seeds.each(
                PLANS,
                seed -> {
                    Plan plan = RandomPlans.plan(seed, Shape.of(3, 2, 3));
                    NaiveOrder naive = new NaiveOrder(plan);
                    Map<String, Long> millis = millis(plan, seed);
                    Dag dag = Dag.of(plan, task -> millis.getOrDefault(task.id(), 0L));
                    List<List<Integer>> levels = Levels.of(dag).tasks();
                    long longest = 0;
                    for (int task = 0; task < dag.taskCount(); task++) {
                        String id = dag.task(task).id();
                        assertThat(dag.rank(task)).as(id).isEqualTo(naive.rank(id, millis));
                        assertThat(levels.get(naive.depth(id))).as(id).contains(task);
                        longest = Math.max(longest, dag.rank(task));
                    }
                    assertThat(levels.stream().mapToInt(List::size).sum())
                            .isEqualTo(dag.taskCount());
                    CriticalPath path = CriticalPath.of(dag);
                    assertThat(path.length()).isEqualTo(longest);
                    assertIsAChain(path, dag, naive, millis);
                });
    }

    private static void assertIsAChain(
            CriticalPath path, Dag dag, NaiveOrder naive, Map<String, Long> millis) {
        long length = 0;
        String above = "";
        for (int task : path.tasks()) {
            String id = dag.task(task).id();
            assertThat(above.isEmpty() || naive.before(id).contains(above)).isTrue();
            length += millis.getOrDefault(id, 0L);
            above = id;
        }
        assertThat(length).isEqualTo(path.length());
    }

    private static Map<String, Long> millis(Plan plan, long seed) {
        Random random = new Random(seed);
        Map<String, Long> millis = new HashMap<>();
        Dag dag = Dag.of(plan);
        for (int task = 0; task < dag.taskCount(); task++) {
            millis.put(dag.task(task).id(), (long) random.nextInt(100));
        }
        return millis;
    }

    /** Through the edges that a run sees, and from the last group of a phase through its gate. */
    private static Set<Integer> reachedFrom(Dag dag, int start) {
        Set<Integer> seen = new TreeSet<>();
        Deque<Integer> left = new ArrayDeque<>(List.of(start));
        while (!left.isEmpty()) {
            int node = left.pop();
            if (dag.kind(node) == Dag.NodeKind.GROUP_EXIT) {
                int exit = dag.phases().get(dag.groups().get(dag.ownerOf(node)).phase()).exit();
                if (seen.add(exit)) {
                    left.push(exit);
                }
            }
            for (int i = 0; i < dag.successorCount(node); i++) {
                if (seen.add(dag.successor(node, i))) {
                    left.push(dag.successor(node, i));
                }
            }
        }
        seen.removeIf(node -> node >= dag.taskCount());
        return seen;
    }
}
