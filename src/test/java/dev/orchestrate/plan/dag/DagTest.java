package dev.orchestrate.plan.dag;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.testing.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DagTest {
    /** {@code 1/a: 1.1 -> 1.2}, then {@code 1/b: 1.3, 1.4}, then phase 2 with {@code 2.1}. */
    private static final Plan SMALL =
            plan(
                    phase("1")
                            .groups(
                                    sequential("a", task("1.1"), task("1.2")),
                                    parallel("b", task("1.3"), task("1.4").after("1.1")))
                            .checkpoint("make check")
                            .commandCriterion("make lint")
                            .onFailure("make report"),
                    phase("2").tasks(task("2.1")).checkpoint("make deploy"));

    @Test
    void tasksAreNumberedInPlanOrderAndTheOtherRolesAfterThem() {
        Dag dag = Dag.of(SMALL);

        assertThat(ids(dag, 0, dag.itemCount()))
                .containsExactly(
                        "1.1",
                        "1.2",
                        "1.3",
                        "1.4",
                        "2.1",
                        "1:checkpoint:1",
                        "1:criterion:1",
                        "1:on_failure:1",
                        "2:checkpoint:1");
        assertThat(dag.taskCount()).isEqualTo(5);
        assertThat(dag.indexOf("1.3")).isEqualTo(2);
        assertThat(dag.indexOf("2:checkpoint:1")).isEqualTo(8);
        assertThat(dag.indexOf("nobody")).isEqualTo(-1);
    }

    @Test
    void everythingIsFoundByItsName() {
        Dag dag = Dag.of(SMALL);

        assertThat(dag.plan()).isSameAs(SMALL);
        assertThat(List.of(dag.nodeOf("1.1"), dag.nodeOf("1.3"), dag.nodeOf("nobody")))
                .containsExactly(0, 2, -1);
        assertThat(List.of(dag.phaseIndexOf("1"), dag.phaseIndexOf("2"), dag.phaseIndexOf("3")))
                .containsExactly(0, 1, -1);
        assertThat(List.of(dag.groupIndexOf("1/b"), dag.groupIndexOf("b"))).containsExactly(1, -1);
    }

    @Test
    void aPhaseKnowsItsTasksGroupsAndChecks() {
        Dag dag = Dag.of(SMALL);
        Dag.PhaseNode first = dag.phases().get(0);
        Dag.PhaseNode second = dag.phases().get(1);

        assertThat(List.of(first.firstTask(), first.endTask())).containsExactly(0, 4);
        assertThat(first.groups()).containsExactly(0, 1);
        assertThat(first.checks()).containsExactly(5, 6);
        assertThat(first.onFailure()).containsExactly(7);
        assertThat(second.dependsOn()).containsExactly(0);
        assertThat(second.checks()).containsExactly(8);
        assertThat(List.of(second.firstTask(), second.endTask())).containsExactly(4, 5);
        for (int item = 0; item < dag.itemCount(); item++) {
            assertThat(dag.phaseOf(item)).isEqualTo(dag.task(item).id().startsWith("1") ? 0 : 1);
        }
        assertThat(List.of(dag.groupOf(1), dag.groupOf(2), dag.groupOf(4)))
                .containsExactly(0, 1, 2);
    }

    @Test
    void edgesRunThroughTheBarriersOfGroupsAndPhases() {
        assertThat(edges(Dag.of(SMALL)))
                .containsExactlyInAnyOrder(
                        "entry of phase 1 -> entry of 1/a",
                        "entry of phase 1 -> entry of 1/b",
                        "entry of 1/a -> 1.1",
                        "entry of 1/a -> 1.2",
                        "1.1 -> 1.2",
                        "1.1 -> exit of 1/a",
                        "1.2 -> exit of 1/a",
                        "exit of 1/a -> entry of 1/b",
                        "entry of 1/b -> 1.3",
                        "entry of 1/b -> 1.4",
                        "1.1 -> 1.4",
                        "1.3 -> exit of 1/b",
                        "1.4 -> exit of 1/b",
                        "exit of phase 1 -> entry of phase 2",
                        "entry of phase 2 -> entry of 2/-",
                        "entry of 2/- -> 2.1",
                        "2.1 -> exit of 2/-");
    }

    @Test
    void aPhaseExitHasNoEdgesIntoIt() {
        Dag dag = Dag.of(SMALL);

        for (Dag.PhaseNode phase : dag.phases()) {
            assertThat(dag.predecessorCount(phase.exit())).isZero();
        }
    }

    @Test
    void aMatrixThatIsReferredToAsAWholeGetsOneAllOf() {
        Dag dag =
                Dag.of(
                        flat(
                                task("m").matrix("os", "linux", "mac"),
                                task("x").after("m"),
                                task("y").after("m", "m[os=linux]")));

        assertThat(edges(dag))
                .contains(
                        "m[os=linux] -> all of 2",
                        "m[os=mac] -> all of 2",
                        "all of 2 -> x",
                        "all of 2 -> y",
                        "m[os=linux] -> y")
                .doesNotContain("m[os=mac] -> y");
    }

    @Test
    void eachMatrixThatIsReferredToAsAWholeHasItsOwn() {
        Dag dag =
                Dag.of(
                        flat(
                                task("m").matrix("os", "linux", "mac"),
                                task("n").matrix("java", "17", "21", "25"),
                                task("o").matrix("db", "none"),
                                task("x").after("m", "n", "o")));

        assertThat(edges(dag)).contains("all of 2 -> x", "all of 3 -> x", "all of 1 -> x");
        assertThat(dag.kind(dag.nodeOf("n"))).isEqualTo(Dag.NodeKind.ALL_OF);
        assertThat(dag.ownerOf(dag.nodeOf("n"))).isZero();
        assertThat(dag.nodeOf("m")).isNotEqualTo(dag.nodeOf("n"));
    }

    @Test
    void aMatrixThatNobodyRefersToAsAWholeGetsNone() {
        Dag dag =
                Dag.of(flat(task("m").matrix("os", "linux", "mac"), task("x").after("m[os=mac]")));

        assertThat(edges(dag)).contains("m[os=mac] -> x").noneMatch(e -> e.contains("all of"));
    }

    @Test
    void aDependencyThatIsNamedTwiceIsOneEdge() {
        Dag dag = Dag.of(flat(task("a"), task("b").after("a", "a")));

        assertThat(dag.predecessorCount(dag.indexOf("b"))).isEqualTo(2);
    }

    @Test
    void aThousandTasksBehindAThousandCostTwoThousandEdges() {
        TaskSpec[] first = new TaskSpec[1_000];
        TaskSpec[] second = new TaskSpec[1_000];
        for (int i = 0; i < 1_000; i++) {
            first[i] = task("a" + i);
            second[i] = task("b" + i);
        }
        Dag dag = Dag.of(plan(phase("1").groups(parallel("a", first), parallel("b", second))));
        Dag.GroupNode a = dag.groups().get(0);
        Dag.GroupNode b = dag.groups().get(1);

        int between = 0;
        for (int task = a.firstTask(); task < a.endTask(); task++) {
            between += dag.successorCount(task);
        }
        between += dag.successorCount(a.exit()) + dag.successorCount(b.entry());
        assertThat(between).isEqualTo(2_001);
    }

    @Test
    void aChainOfAHundredThousandTasksNeedsNoStackAndThreeEdgesATask() {
        int count = 100_000;
        TaskSpec[] tasks = new TaskSpec[count];
        for (int i = 0; i < count; i++) {
            tasks[i] = task("t" + i);
        }
        Dag dag = Dag.of(plan(phase("1").tasks(tasks)));

        int edges = 0;
        for (int node = 0; node < dag.nodeCount(); node++) {
            edges += dag.successorCount(node);
        }
        assertThat(edges).isEqualTo(3 * count);
        assertThat(dag.rank(0)).isEqualTo(count);
        assertThat(CriticalPath.of(dag).tasks()).hasSize(count);
        assertThat(Levels.of(dag).width()).isEqualTo(1);
    }

    @Test
    void aGroupTellsWhetherATaskOfItMayRunAfterAFailure() {
        Dag dag =
                Dag.of(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("a", task("x")),
                                                parallel(
                                                        "b",
                                                        task("y"),
                                                        task("z").runIf(Task.RunIf.ALWAYS)))));

        assertThat(dag.groups()).extracting(Dag.GroupNode::hasRunIf).containsExactly(false, true);
    }

    @Test
    void commandsInsideOfOtherCriteriaAreItemsToo() {
        Task deep = command("1:criterion:1.1");
        Task first = command("1:criterion:2.1");
        Task second = command("1:criterion:2.2");
        Task plain = command("1:criterion:3");
        Criterion.Check any =
                new Criterion.Check.AnyOf(
                        List.of(
                                criterion(
                                        new Criterion.Check.Not(
                                                criterion(new Criterion.Check.Command(deep))))));
        Plan plan =
                plan(
                        phase("1")
                                .tasks(task("a"))
                                .criterion(any)
                                .criterion(
                                        new Criterion.Check.AllOf(
                                                List.of(
                                                        criterion(
                                                                new Criterion.Check.Command(first)),
                                                        criterion(
                                                                new Criterion.Check.Command(
                                                                        second)))))
                                .criterion(new Criterion.Check.Command(plain)));

        assertThat(ids(Dag.of(plan), 1, 5))
                .containsExactly(
                        "1:criterion:1.1", "1:criterion:2.1", "1:criterion:2.2", "1:criterion:3");
    }

    @Test
    void ranksAreTheLongestWayToTheEndThroughEveryGate() {
        Map<String, Long> millis = Map.of("1.1", 5L, "1.2", 7L, "1.3", 1L, "1.4", 2L, "2.1", 100L);
        Dag dag = Dag.of(SMALL, task -> millis.getOrDefault(task.id(), 0L));

        assertThat(dag.rank(4)).isEqualTo(100);
        assertThat(dag.rank(3)).isEqualTo(102);
        assertThat(dag.rank(2)).isEqualTo(101);
        assertThat(dag.rank(1)).isEqualTo(109);
        assertThat(dag.rank(0)).isEqualTo(114);
    }

    @Test
    void whatIsUnknownOrRunsInACircleIsRefused() {
        assertThatThrownBy(() -> Dag.of(flat(task("a").after("b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no task `b`");
        assertThatThrownBy(() -> Dag.of(flat(task("a").after("b"), task("b").after("a"))))
                .hasMessage("the plan has a cycle");
        assertThatThrownBy(() -> Dag.of(flat(task("a"), task("a"))))
                .hasMessage("two tasks are called `a`");
        assertThatThrownBy(() -> Dag.of(plan(phase("1").after("2").tasks(task("a")))))
                .hasMessage("there is no phase `2`");
        assertThatThrownBy(
                        () -> Dag.of(plan(phase("1").groups(parallel("g", task("a")).after("h")))))
                .hasMessage("there is no group `h`");
    }

    private static Task command(String id) {
        return flat(task(id)).phases().getFirst().groups().getFirst().tasks().getFirst();
    }

    private static Criterion criterion(Criterion.Check check) {
        return new Criterion("1", null, true, null, check);
    }

    private static List<String> ids(Dag dag, int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int item = from; item < to; item++) {
            ids.add(dag.task(item).id());
        }
        return ids;
    }

    private static List<String> edges(Dag dag) {
        List<String> edges = new ArrayList<>();
        for (int node = 0; node < dag.nodeCount(); node++) {
            for (int i = 0; i < dag.successorCount(node); i++) {
                edges.add(name(dag, node) + " -> " + name(dag, dag.successor(node, i)));
            }
        }
        return edges;
    }

    private static String name(Dag dag, int node) {
        return switch (dag.kind(node)) {
            case TASK -> dag.task(node).id();
            case ALL_OF -> "all of " + dag.predecessorCount(node);
            case PHASE_ENTRY ->
                    "entry of phase " + dag.phases().get(dag.ownerOf(node)).phase().id();
            case PHASE_EXIT -> "exit of phase " + dag.phases().get(dag.ownerOf(node)).phase().id();
            case GROUP_ENTRY ->
                    "entry of " + dag.groups().get(dag.ownerOf(node)).group().fullName();
            case GROUP_EXIT -> "exit of " + dag.groups().get(dag.ownerOf(node)).group().fullName();
        };
    }
}
