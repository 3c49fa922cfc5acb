package dev.orchestrate.plan;

import java.util.List;

/**
 * A key that a task type or a criterion kind declares; drives binding, {@code handlers} and the
 * schema.
 *
 * @param words the allowed words of a {@link Kind#WORD}
 * @param fields the keys of a {@link Kind#FIELDS}
 */
public record KeySpec(
        String name,
        Kind kind,
        boolean required,
        String description,
        List<String> words,
        List<KeySpec> fields) {

    public static KeySpec required(String name, Kind kind, String description) {
        return new KeySpec(name, kind, true, description, List.of(), List.of());
    }

    public static KeySpec optional(String name, Kind kind, String description) {
        return new KeySpec(name, kind, false, description, List.of(), List.of());
    }

    public enum Kind {
        /** A scalar, taken as text; expressions are allowed. */
        TEXT,
        /** A list of scalars, taken as text. */
        TEXT_LIST,
        /** Either: a single text, or a list. */
        TEXT_OR_LIST,
        INTEGER,
        INTEGER_LIST,
        NUMBER,
        /** As in {@code 90s}, {@code 2h}; bound as a text that {@link Durations#parse} takes. */
        DURATION,
        FLAG,
        /** One of a few words. */
        WORD,
        /** A map with declared keys. */
        FIELDS,
        /** A map with keys of any name. */
        MAP,
        /** Anything at all. */
        ANY
    }
}
