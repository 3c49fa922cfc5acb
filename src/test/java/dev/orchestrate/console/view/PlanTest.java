package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.plan.Diagnostic;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Span;
import dev.orchestrate.plan.Task;
import dev.orchestrate.testing.Schemas;
import dev.orchestrate.testing.Stories;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final PlanGraph GRAPH = PlanGraph.of(Stories.roadmap(), Set.of(), null);

    @Test
    void aPlanIsATreeWithItsCriticalPath() {
        assertGolden("view/plan.txt", PlanText.page(GRAPH, Ink.UNICODE).toString());
    }

    @Test
    void knownDurationsGiveTheExpectedTime() {
        PlanGraph timed = PlanGraph.of(Stories.roadmap(), Set.of(), PlanTest::millis);
        assertThat(PlanText.page(timed, Ink.ASCII).toString())
                .contains("* 2.1 task 2.1")
                .endsWith(
                        "* critical path: 1.1 -> 1.3 -> 1.4 -> 2.1 -> 3.1, expected 1m 34s (one"
                                + " task at a time 1m 37s)\n");
    }

    private static long millis(Task task) {
        return task.id().equals("2.1") ? 90_000 : 1_000;
    }

    @Test
    void ofSomePhasesNothingIsSaidOfTheOthers() {
        PlanGraph part = PlanGraph.of(Stories.roadmap(), Set.of("3", "2"), PlanTest::millis);
        assertThat(PlanText.page(part, Ink.ASCII).toString())
                .doesNotContain("1.1")
                .endsWith(
                        """

                        4 tasks in 3 levels, at most 2 side by side
                        * critical path: 2.1 -> 3.1, expected 1m 31s (one task at a time 1m 33s)
                        """);
        String json = Shown.json(new PlanDocument(part));
        Schemas.assertFits("plan", json);
        assertThat(json.replaceAll("\\s", ""))
                .contains("\"levels\":[[\"2.1\",\"2.2\"],[\"2.3\"],[\"3.1\"]]")
                .contains("\"critical_path\":[\"2.1\",\"3.1\"],\"max_width\":2,\"expected_s\":91.0")
                .doesNotContain("1.1");
        assertThat(PlanDiagram.mermaid(part)).contains("p1 --> p2").doesNotContain("1.1");
        assertThat(PlanDiagram.dot(part)).contains("p1 -> p2").doesNotContain("1.1", "p0");
    }

    @Test
    void whatIsNotShownOrdersWhatIs() {
        PlanGraph part = PlanGraph.of(Stories.roadmap(), Set.of("1", "3"), null);
        assertThat(PlanText.page(part, Ink.ASCII).toString())
                .endsWith(
                        """

                        5 tasks in 4 levels, at most 2 side by side
                        * critical path: 1.1 -> 1.3 -> 1.4 -> 3.1
                        """);
        assertThat(PlanDiagram.mermaid(part)).contains("p0 --> p2").doesNotContain("p1", "t4");
    }

    @Test
    void theDocumentFitsItsSchema() {
        String json = Shown.json(new PlanDocument(GRAPH));
        assertGolden("view/plan.json", json);
        Schemas.assertFits("plan", json);
    }

    @Test
    void diagramsShowFramesTasksAndEdges() {
        assertGolden("view/plan.mmd", PlanDiagram.mermaid(GRAPH));
        assertGolden("view/plan.dot", PlanDiagram.dot(GRAPH));
    }

    @Test
    void namesStayTextInDiagrams() {
        Plan plan = draft(phase("1").tasks(task("t").matrix("a", Stories.EVIL))).build();
        String mermaid = PlanDiagram.mermaid(PlanGraph.of(plan, Set.of(), null));
        String dot = PlanDiagram.dot(PlanGraph.of(plan, Set.of(), null));
        assertThat(mermaid).doesNotContain("<script").doesNotContain("\u001b").hasLineCount(7);
        assertThat(dot).contains("\\\"").hasLineCount(10).doesNotContain("\u001b");
    }

    @Test
    void diagnosticsFitTheirSchema() {
        Diagnostic error =
                new Diagnostic(
                        "p.yaml",
                        new Span(3, 5, 2),
                        Diagnostic.Severity.ERROR,
                        "unknown-key",
                        "`depend_on` is not a key of a task",
                        "depend_on: []",
                        "did you mean `depends_on`?");
        String json = Shown.json(new ValidateDocument(List.of(error)));
        assertGolden("view/validate.json", json);
        Schemas.assertFits("validate", json);
        assertThat(Shown.json(new ValidateDocument(List.of()))).contains("\"valid\": true");
    }

    @Test
    void aFileAsAWholeHasNoLine() {
        Diagnostic error =
                new Diagnostic(
                        "p.yaml",
                        Span.FILE,
                        Diagnostic.Severity.ERROR,
                        "no-file",
                        "no",
                        null,
                        null);
        String json = Shown.json(new ValidateDocument(List.of(error)));
        Schemas.assertFits("validate", json);
        assertThat(json).contains("\"line\": null").contains("\"column\": null");
    }
}
