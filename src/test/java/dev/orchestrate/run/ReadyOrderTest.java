package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.dag.Dag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyOrderTest {
    private final Dag dag =
            Dag.of(
                    plan(
                            phase("1")
                                    .groups(
                                            parallel(
                                                    "g",
                                                    task("first"),
                                                    task("second"),
                                                    task("long"),
                                                    task("urgent").priority(5),
                                                    task("last").after("long")))
                                    .checkpoint("true")
                                    .checkpoint("true")));

    @Test
    void whatAGateWaitsForThenPriorityThenTheLongerPathThenThePlan() {
        List<Integer> line = new ArrayList<>();
        for (int item = 0; item < dag.itemCount(); item++) {
            line.add(item);
        }
        Collections.reverse(line);
        line.sort(new ReadyOrder(dag));

        assertThat(line.stream().map(item -> dag.task(item).id()))
                .containsExactly(
                        "1:checkpoint:1",
                        "1:checkpoint:2",
                        "urgent",
                        "long",
                        "first",
                        "second",
                        "last");
    }
}
