package dev.orchestrate.cli;

import dev.orchestrate.console.Documents;
import dev.orchestrate.plan.Diagnostic;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

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
        Documents.Content document = json -> write(loaded, json);
        if (format.equals("json")) {
            Documents.json(document, call.output().out().bytes());
        } else {
            Documents.yaml(document, call.output().out().bytes());
        }
        return loaded.plan() == null ? ExitCode.USAGE : ExitCode.DONE;
    }

    private static String valid(Plan plan, Path file) {
        int tasks = 0;
        for (dev.orchestrate.plan.Phase phase : plan.phases()) {
            for (dev.orchestrate.plan.Group group : phase.groups()) {
                tasks += group.tasks().size();
            }
        }
        return "`%s` is valid: %s, %s%n"
                .formatted(
                        file,
                        dev.orchestrate.console.Words.count(plan.phases().size(), "phase"),
                        dev.orchestrate.console.Words.count(tasks, "task"));
    }

    private static void write(Loaded loaded, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("schema", 1);
        json.writeBooleanProperty("valid", loaded.plan() != null);
        write(json, "errors", PlanProblem.errors(loaded.diagnostics()));
        write(
                json,
                "warnings",
                PlanProblem.of(loaded.diagnostics(), Diagnostic.Severity.WARNING));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<Diagnostic> diagnostics) {
        json.writeArrayPropertyStart(name);
        for (Diagnostic one : diagnostics) {
            json.writeStartObject();
            json.writeStringProperty("file", one.file());
            json.writeNumberProperty("line", one.at().line());
            json.writeNumberProperty("column", one.at().column());
            json.writeStringProperty("code", one.code());
            json.writeStringProperty("message", one.message());
            json.writeStringProperty("hint", one.hint());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
