package dev.orchestrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a key must look like. The one declaration behind binding, suggestions and the
 * schema.
 */
sealed interface Shape {
    enum Atom implements Shape {
        VERSION,
        ID,
        /** Text as it stands. */
        TEXT,
        /** Text with expressions. */
        TEMPLATE,
        /** An expression that says yes or no. */
        CONDITION,
        FLAG,
        /** At least 1. */
        COUNT,
        /** At least 0. */
        WHOLE,
        INTEGER,
        NUMBER,
        /** At least 0. */
        DURATION,
        /** More than 0. */
        LIMIT,
        SIZE,
        /** Any scalar but nothing, as text. */
        SCALAR,
        ANY
    }

    record Words(List<String> words) implements Shape {}

    record ListOf(Shape item, boolean mayBeEmpty) implements Shape {}

    record MapOf(Shape value, boolean mayBeEmpty) implements Shape {}

    /** A scalar of one shape, or a list of another. */
    record Either(Shape scalar, ListOf list) implements Shape {}

    /** A level by its name, where levels are nested in themselves. */
    record Named(String level) implements Shape {}

    /**
     * A map with declared keys.
     *
     * @param title as in {@code a phase}
     * @param required those of the keys that must be there
     */
    record Level(
            String name,
            String title,
            List<KeyShape> keys,
            List<KeyShape> required,
            Map<String, KeyShape> index)
            implements Shape {
        static Level of(String name, String title, List<KeyShape> keys) {
            List<KeyShape> required = new ArrayList<>();
            Map<String, KeyShape> index = new HashMap<>();
            for (KeyShape key : keys) {
                index.put(key.name, key);
                if (key.required) {
                    required.add(key);
                }
            }
            return new Level(name, title, List.copyOf(keys), List.copyOf(required), index);
        }

        @Nullable KeyShape key(String key) {
            return index.get(key);
        }

        Collection<String> names() {
            List<String> names = new ArrayList<>(keys.size());
            for (KeyShape key : keys) {
                names.add(key.name);
            }
            return names;
        }
    }

    record KeyShape(String name, Shape shape, boolean required, String description) {}

    static KeyShape required(String name, Shape shape, String description) {
        return new KeyShape(name, shape, true, description);
    }

    static KeyShape optional(String name, Shape shape, String description) {
        return new KeyShape(name, shape, false, description);
    }

    static ListOf listOf(Shape item) {
        return new ListOf(item, true);
    }

    static Words words(String... words) {
        return new Words(List.of(words));
    }
}
