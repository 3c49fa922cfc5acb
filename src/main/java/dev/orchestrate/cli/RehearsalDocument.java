package dev.orchestrate.cli;

import dev.orchestrate.engine.DryRun;
import dev.orchestrate.run.ResumeForecast;
import dev.orchestrate.task.Preview;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A dry run for programs. */
final class RehearsalDocument {
    private RehearsalDocument() {}

    static void write(
            List<ResumeForecast.Line> tasks, List<DryRun.Step> steps, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("schema", 1);
        json.writeArrayPropertyStart("tasks");
        for (ResumeForecast.Line line : tasks) {
            json.writeStartObject();
            json.writeStringProperty("id", line.task());
            json.writeStringProperty("verdict", line.verdict().word());
            json.writeStringProperty("why", line.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("steps");
        for (DryRun.Step step : steps) {
            write(step, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(DryRun.Step step, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", step.task().id());
        json.writeStringProperty("role", step.task().role().word());
        json.writeStringProperty("phase", step.phase());
        text(json, "group", step.group());
        json.writeStringProperty("type", step.task().type());
        preview(step.preview(), json);
        text(json, "problem", step.problem() == null ? null : step.problem().message());
        json.writeEndObject();
    }

    private static void preview(@Nullable Preview preview, JsonGenerator json) {
        switch (preview) {
            case null -> json.writeNullProperty("would");
            case Preview.Command(String text) -> would(json, "command", text);
            case Preview.Instructions(String text) -> would(json, "instructions", text);
            case Preview.Diff(String text) -> would(json, "diff", text);
            case Preview.AlreadySo(String text) -> would(json, "nothing", text);
            case Preview.Words(String text) -> would(json, "words", text);
        }
    }

    private static void would(JsonGenerator json, String kind, String text) {
        json.writeStringProperty("would", kind);
        json.writeStringProperty("text", text);
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
