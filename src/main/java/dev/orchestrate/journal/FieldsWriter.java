package dev.orchestrate.journal;

import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the fields of a JSON object of the state; what is null or empty is left out. */
record FieldsWriter(JsonGenerator json) {

    FieldsWriter text(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, wellFormed(value));
        }
        return this;
    }

    FieldsWriter number(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    FieldsWriter numberOrNull(String name, @Nullable Number value) {
        if (value != null) {
            json.writeNumberProperty(name, value.longValue());
        }
        return this;
    }

    FieldsWriter flag(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    FieldsWriter flagOrNull(String name, @Nullable Boolean value) {
        if (value != null) {
            json.writeBooleanProperty(name, value);
        }
        return this;
    }

    FieldsWriter instant(String name, @Nullable Instant value) {
        if (value != null) {
            json.writeStringProperty(name, Timestamp.of(value));
        }
        return this;
    }

    FieldsWriter texts(String name, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            for (String value : values) {
                json.writeString(wellFormed(value));
            }
            json.writeEndArray();
        }
        return this;
    }

    FieldsWriter map(String name, Map<String, String> map) {
        if (!map.isEmpty()) {
            json.writeObjectPropertyStart(name);
            for (Map.Entry<String, String> entry : map.entrySet()) {
                json.writeStringProperty(wellFormed(entry.getKey()), wellFormed(entry.getValue()));
            }
            json.writeEndObject();
        }
        return this;
    }

    FieldsWriter object(String name, Consumer<FieldsWriter> content) {
        json.writeObjectPropertyStart(name);
        content.accept(this);
        json.writeEndObject();
        return this;
    }

    /** Nothing where there is none. */
    FieldsWriter evidence(List<Evidence> evidence) {
        return objects(
                "evidence",
                evidence,
                each -> text("what", each.what()).text("sha256", each.sha256()));
    }

    <T> FieldsWriter objects(String name, List<T> values, Consumer<T> content) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            for (T value : values) {
                json.writeStartObject();
                content.accept(value);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return this;
    }

    /** Half of a surrogate pair has no form in UTF-8 and would make the line unwritable. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }
}
