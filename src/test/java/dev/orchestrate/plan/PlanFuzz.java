package dev.orchestrate.plan;

import dev.orchestrate.cli.BuiltInHandlers;
import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.yaml.JsonAgreement;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.testing.Rule;
import dev.orchestrate.workspace.FileWriter;
import java.util.List;
import java.util.Map;

/**
 * Any bytes as a plan: it is accepted, and is the same plan the next time, or each problem is told
 * with its place in words that a terminal can show.
 */
public final class PlanFuzz {
    private static final ClassLoader NO_JARS = ClassLoader.getPlatformClassLoader();
    private static final PlanLoader LOADER =
            new PlanLoader(
                    new Catalog(
                            new HandlerRegistry(BuiltInHandlers.all(new FileWriter()), NO_JARS),
                            CriterionRegistry.standard(NO_JARS)));
    private static final LoadOptions OPTIONS =
            new LoadOptions(Map.of("given", "1"), 4, List.of("sh", "-ec"));

    private PlanFuzz() {}

    /** Returns if all of this holds of the input. */
    public static void check(byte[] input) {
        JsonAgreement.check(input);
        Loaded loaded = load(input);
        loaded.diagnostics().forEach(PlanFuzz::isTold);
        Plan plan = loaded.plan();
        if (plan != null) {
            // more would take the time of two
            if (Dag.of(plan).taskCount() < 10_000) {
                Loaded again = load(input);
                Rule.same(again, loaded, "it is the same plan the next time");
                Rule.same(digests(again), digests(loaded), "its phases have the same digests");
            }
        } else {
            Rule.holds(
                    loaded.diagnostics().stream().anyMatch(PlanFuzz::isError),
                    "what is refused has an error",
                    loaded);
        }
    }

    private static Loaded load(byte[] input) {
        return LOADER.parse("plan.yaml", input, OPTIONS);
    }

    private static List<String> digests(Loaded loaded) {
        Plan plan = loaded.plan();
        return plan == null
                ? List.of()
                : plan.phases().stream().map(phase -> Digests.phase(phase, plan.vars())).toList();
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Diagnostic.Severity.ERROR;
    }

    private static void isTold(Diagnostic diagnostic) {
        for (String line : DiagnosticText.lines(diagnostic)) {
            Rule.holds(
                    line.chars().noneMatch(Character::isISOControl),
                    "a terminal is given nothing to obey",
                    line);
        }
        Rule.holds(!diagnostic.message().isBlank(), "a problem has words", diagnostic);
        Rule.holds(
                diagnostic.line() == null || diagnostic.at().line() >= 1,
                "a line that is shown has a place",
                diagnostic);
    }
}
