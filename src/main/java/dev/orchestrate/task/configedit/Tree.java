package dev.orchestrate.task.configedit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into what a parser has made of a file: maps, lists and scalars. */
final class Tree {
    private Tree() {}

    /** A map with its keys as texts; values that are nothing are left out. Empty for all else. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((key, field) -> {
                if (field != null) {
                    map.put(String.valueOf(key), field);
                }
            });
        }
        return map;
    }

    /** As {@link #map(Object)}, with something else in the place of nothing. */
    static Map<String, Object> map(@Nullable Object value, Object nothing) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach(
                    (key, field) -> map.put(String.valueOf(key), field == null ? nothing : field));
        }
        return map;
    }

    /** A list; empty for all else. */
    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** A list, or the one that stands for a list of one; empty for nothing. */
    static List<String> texts(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null || value instanceof Map ? List.of() : List.of(String.valueOf(value));
    }

    /** A scalar as text; null for all else. */
    static @Nullable String text(@Nullable Object value) {
        return value == null || value instanceof Map || value instanceof List
                ? null
                : String.valueOf(value);
    }
}
