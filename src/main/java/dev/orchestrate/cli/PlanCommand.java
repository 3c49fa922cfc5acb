package dev.orchestrate.cli;

import dev.orchestrate.console.view.PlanDiagram;
import dev.orchestrate.console.view.PlanDocument;
import dev.orchestrate.console.view.PlanGraph;
import dev.orchestrate.console.view.PlanText;
import dev.orchestrate.engine.Experience;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code plan}. */
final class PlanCommand implements Command {
    private static final String PHASE = "--phase";

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Prints the phases, groups and tasks as a tree, the critical path, the"
                                + " widest level, and how long it is expected to take, as far as"
                                + " earlier runs tell.")
                .formats("text", "json", "yaml", "mermaid", "dot")
                .repeated(PHASE, "ID", "only this phase; may be repeated")
                .examples(
                        "orchestrate plan --phase build",
                        "orchestrate plan --format dot | dot -Tsvg > plan.svg");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        String format = call.arguments().format();
        Path file = wiring.workplace().plan();
        Plan plan =
                PlanProblem.refuseInvalid(
                        wiring.plans().load(file, wiring.loading(Map.of(), false)),
                        file,
                        call.output().err());
        Set<String> phases = new LinkedHashSet<>(call.arguments().texts(PHASE));
        for (String phase : phases) {
            new Selecting(plan).refuseUnknownPhase(phase);
        }
        Experience experience = experience(wiring, plan.name());
        PlanGraph graph =
                PlanGraph.of(plan, phases, experience == null ? null : experience::millis);
        print(call, format, graph);
        return ExitCode.DONE;
    }

    private static @Nullable Experience experience(Wiring wiring, String plan) {
        try {
            return Experience.of(
                    wiring.disk(), wiring.stateFolder().newest(head -> head.isOf(plan)));
        } catch (ProblemException _) {
            // a guess is left out; the commands about runs say what is wrong with one
            return null;
        }
    }

    private static void print(Call call, String format, PlanGraph graph) {
        switch (format) {
            case "text" -> call.print(PlanText.page(graph, call.output().out().ink()));
            case "mermaid" -> call.print(PlanDiagram.mermaid(graph));
            case "dot" -> call.print(PlanDiagram.dot(graph));
            default -> call.write(new PlanDocument(graph), format);
        }
    }
}
