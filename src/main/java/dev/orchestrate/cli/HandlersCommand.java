package dev.orchestrate.cli;

import dev.orchestrate.console.Documents;
import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.gate.CriterionKind;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.TaskHandler;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** {@code handlers}. */
final class HandlersCommand implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Lists what may stand after `type:` in a task, with its keys beside the"
                                + " common ones, and the kinds of success criteria.")
                .formats("text", "json", "yaml")
                .examples("orchestrate handlers");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        HandlerRegistry handlers = wiring.handlers();
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

    private static Page page(
            Collection<TaskHandler> handlers, Collection<CriterionKind> criteria, Ink ink) {
        Page page = new Page(ink);
        for (TaskHandler handler : handlers) {
            page.line(new Text().add(Tone.STRONG, handler.type()));
            page.line("  " + handler.description());
            for (KeySpec key : handler.spec().keys()) {
                page.line(
                        new Text().add("    " + key.name()),
                        new Text().add(kind(key)).add("  " + key.description()));
            }
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

    private static String kind(KeySpec key) {
        return word(key) + (key.required() ? ", required" : "");
    }

    private static String word(KeySpec key) {
        return key.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
            json.writeStringProperty("type", handler.type());
            json.writeStringProperty("description", handler.description());
            json.writeArrayPropertyStart("keys");
            handler.spec().keys().forEach(key -> write(key, json));
            json.writeEndArray();
            json.writeStringProperty("example", handler.example());
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

    private static void write(KeySpec key, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", key.name());
        json.writeStringProperty("kind", word(key));
        json.writeBooleanProperty("required", key.required());
        json.writeStringProperty("description", key.description());
        json.writeEndObject();
    }
}
