package dev.orchestrate.cli;

import dev.orchestrate.console.Documents;
import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.gate.CriterionKind;
import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.Workspace;
import java.util.Collection;
import tools.jackson.core.JsonGenerator;

/** {@code handlers}. */
final class HandlersCommand implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Lists what may stand after `type:` in a task, with its keys beside the"
                                + " common ones, and the kinds of success criteria.")
                .positional("TYPE", "one task type alone, with all that its keys can name")
                .formats("text", "json", "yaml")
                .examples("orchestrate handlers", "orchestrate handlers file_generation");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        HandlerRegistry handlers = wiring.handlers();
        String type = call.arguments().positional();
        if (type != null) {
            Tree tree = new DiskTree(new Workspace(wiring.workplace().workspace()));
            new HandlerView(handler(handlers, type), tree).show(call);
            return ExitCode.DONE;
        }
        Collection<CriterionKind> criteria = wiring.criteria().all();
        String format = call.arguments().format();
        if (format.equals("text")) {
            call.print(page(handlers.all(), criteria, call.output().out().ink()));
        } else {
            Documents.Content document = json -> write(handlers.all(), criteria, json);
            call.write(document, format);
        }
        handlers.problems().forEach(call::warn);
        wiring.criteria().problems().forEach(call::warn);
        return ExitCode.DONE;
    }

    private static TaskHandler handler(HandlerRegistry handlers, String type) {
        TaskHandler handler = handlers.handler(type);
        if (handler == null) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there is no task type `" + type + "`",
                    Suggestion.hint(type, handlers.taskTypes()),
                    null);
        }
        return handler;
    }

    private static Page page(
            Collection<TaskHandler> handlers, Collection<CriterionKind> criteria, Ink ink) {
        Page page = new Page(ink);
        for (TaskHandler handler : handlers) {
            HandlerView.describe(handler, page);
            page.line();
        }
        page.line("success criteria");
        for (CriterionKind kind : criteria) {
            page.line(
                    new Text().add("    ").add(Tone.STRONG, kind.kind()),
                    new Text().add(kind.description()));
        }
        return page;
    }

    private static void write(
            Collection<TaskHandler> handlers,
            Collection<CriterionKind> criteria,
            JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("schema", 1);
        json.writeArrayPropertyStart("handlers");
        for (TaskHandler handler : handlers) {
            json.writeStartObject();
            HandlerView.write(handler, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("criteria");
        for (CriterionKind kind : criteria) {
            json.writeStartObject();
            json.writeStringProperty("kind", kind.kind());
            json.writeStringProperty("description", kind.description());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
