package dev.orchestrate.cli;

import dev.orchestrate.console.Words;
import dev.orchestrate.console.view.ValidateDocument;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.ExitCode;
import java.nio.file.Path;
import java.util.Map;

/** {@code validate}. */
final class ValidateCommand implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Reports every error at once, each with its place, the line and a way out."
                                + " Task types and criteria that the plan names must exist.")
                .formats("text", "json", "yaml")
                .examples(
                        "orchestrate validate --plan release.yaml",
                        "orchestrate validate --format json");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        String format = call.arguments().format();
        Path file = wiring.workplace().plan();
        Loaded loaded = wiring.plans().load(file, wiring.loading(Map.of(), false));
        if (format.equals("text")) {
            Plan plan = PlanProblem.refuseInvalid(loaded, file, call.output().err());
            if (!call.isQuiet()) {
                call.print(valid(plan, file));
            }
            return ExitCode.DONE;
        }
        call.write(new ValidateDocument(loaded.diagnostics()), format);
        return loaded.plan() == null ? ExitCode.USAGE : ExitCode.DONE;
    }

    private static String valid(Plan plan, Path file) {
        int tasks = 0;
        for (Phase phase : plan.phases()) {
            for (Group group : phase.groups()) {
                tasks += group.tasks().size();
            }
        }
        return "`%s` is valid: %s, %s%n"
                .formatted(
                        file,
                        Words.count(plan.phases().size(), "phase"),
                        Words.count(tasks, "task"));
    }
}
