package dev.orchestrate.console.view;

import dev.orchestrate.run.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Properties of a document, in the forms that all documents share. */
final class Json {
    private final JsonGenerator json;

    Json(JsonGenerator json) {
        this.json = json;
    }

    Json object() {
        json.writeStartObject();
        return this;
    }

    Json object(String name) {
        json.writeObjectPropertyStart(name);
        return this;
    }

    Json endObject() {
        json.writeEndObject();
        return this;
    }

    Json list(String name) {
        json.writeArrayPropertyStart(name);
        return this;
    }

    Json list() {
        json.writeStartArray();
        return this;
    }

    Json endList() {
        json.writeEndArray();
        return this;
    }

    Json item(String text) {
        json.writeString(text);
        return this;
    }

    Json put(String name, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
        return this;
    }

    Json put(String name, @Nullable Integer number) {
        if (number == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, number.intValue());
        }
        return this;
    }

    Json put(String name, boolean flag) {
        json.writeBooleanProperty(name, flag);
        return this;
    }

    Json put(String name, @Nullable Instant at) {
        return put(name, at == null ? null : Timestamp.of(at));
    }

    Json put(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }

    Json put(String name, Map<String, String> texts) {
        json.writeObjectPropertyStart(name);
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
        return this;
    }

    /** Milliseconds as seconds, with decimals. */
    Json seconds(String name, @Nullable Long millis) {
        if (millis == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, millis / 1000.0);
        }
        return this;
    }

    /** A share from 0 to 1, to four digits. */
    Json share(String name, double share) {
        json.writeNumberProperty(name, Math.round(share * 10_000) / 10_000.0);
        return this;
    }
}
