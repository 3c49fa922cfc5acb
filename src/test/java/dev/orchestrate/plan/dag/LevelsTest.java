package dev.orchestrate.plan.dag;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelsTest {
    /**
     * Phase 1: {@code a -> b} beside {@code c}. Phase 2 waits for both: {@code d, e}. Phase 3 is
     * free: {@code f}.
     */
    private static final Dag DAG =
            Dag.of(
                    plan(
                            phase("1")
                                    .groups(
                                            sequential("x", task("a"), task("b")),
                                            parallel("y", task("c")).after()),
                            phase("2").groups(parallel("z", task("d"), task("e"))),
                            phase("3").after().tasks(task("f"))),
                    task -> Map.of("a", 1L, "b", 1L, "c", 5L, "f", 6L).getOrDefault(task.id(), 2L));

    @Test
    void aTaskStandsOnTheLevelOfItsLongestWayThroughGates() {
        assertThat(Levels.of(DAG).tasks().stream().map(LevelsTest::ids))
                .containsExactly(List.of("a", "c", "f"), List.of("b"), List.of("d", "e"));
    }

    @Test
    void theWidestLevelIsTheWidth() {
        assertThat(Levels.of(DAG).width()).isEqualTo(3);
    }

    @Test
    void theCriticalPathIsTheLongestByTimeAndNotByCount() {
        CriticalPath path = CriticalPath.of(DAG);

        assertThat(ids(path.tasks())).containsExactly("c", "d");
        assertThat(path.length()).isEqualTo(7);
    }

    @Test
    void ofEquallyLongPathsTheFirstIsTold() {
        Dag dag = Dag.of(flat(task("a"), task("b"), task("c").after("b"), task("d").after("a")));

        assertThat(CriticalPath.of(dag).tasks()).containsExactly(0, 3);
    }

    @Test
    void ofEquallyLongPhasesTheFirstIsTold() {
        Dag dag = Dag.of(plan(phase("1").tasks(task("a")), phase("2").after().tasks(task("b"))));

        assertThat(CriticalPath.of(dag)).isEqualTo(new CriticalPath(List.of(0), 1));
    }

    private static List<String> ids(List<Integer> tasks) {
        return tasks.stream().map(task -> DAG.task(task).id()).toList();
    }
}
