package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.plan.Diagnostic;
import dev.orchestrate.plan.Span;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.testing.Schemas;
import dev.orchestrate.testing.Stories;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final PlanGraph GRAPH = PlanGraph.of(Dag.of(Stories.roadmap()), false);

    @Test
    void aPlanIsATreeWithItsCriticalPath() {
        assertGolden("view/plan.txt", PlanText.page(GRAPH, Set.of(), Ink.UNICODE).toString());
    }

    @Test
    void knownDurationsGiveTheExpectedTime() {
        PlanGraph timed =
                PlanGraph.of(
                        Dag.of(Stories.roadmap(), task -> task.id().equals("2.1") ? 90_000 : 1_000),
                        true);
        assertThat(PlanText.page(timed, Set.of("2"), Ink.ASCII).toString())
                .contains("* 2.1 task 2.1")
                .doesNotContain("phase 1")
                .endsWith(
                        "* critical path: 1.1 -> 1.3 -> 1.4 -> 2.1 -> 3.1, expected 1m 34s (one"
                                + " task at a time 1m 37s)\n");
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
        Dag dag = Dag.of(draft(phase("1").tasks(task("t").matrix("a", Stories.EVIL))).build());
        String mermaid = PlanDiagram.mermaid(PlanGraph.of(dag, false));
        String dot = PlanDiagram.dot(PlanGraph.of(dag, false));
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
}
