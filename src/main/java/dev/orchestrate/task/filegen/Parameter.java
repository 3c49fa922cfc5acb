package dev.orchestrate.task.filegen;

import dev.orchestrate.task.TaskProblem;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template can be told.
 *
 * @param preset its value where none is given
 * @param pattern what a text, each text of a list, or each name of a map must be; null: anything
 */
record Parameter(
        String name,
        Type type,
        String description,
        boolean required,
        Object preset,
        @Nullable Pattern pattern) {

    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        LIST,
        MAP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a parameter is that is neither given nor preset. */
        Object empty() {
            return switch (this) {
                case TEXT -> "";
                case NUMBER -> BigDecimal.ZERO;
                case BOOLEAN -> false;
                case LIST -> List.of();
                case MAP -> Map.of();
            };
        }
    }

    /** A given value as the template sees it. An expression of a plan always gives a text. */
    Object value(Object given) throws TaskProblem {
        Object value = typed(given);
        if (value == null) {
            throw TaskProblem.config(
                    "parameter `%s` is %s: it must be a %s"
                            .formatted(name, described(given), type.word()));
        }
        check(value);
        return value;
    }

    private @Nullable Object typed(Object given) {
        return switch (type) {
            case TEXT ->
                    given instanceof List<?> || given instanceof Map<?, ?>
                            ? null
                            : given.toString();
            case NUMBER -> given instanceof BigDecimal ? given : number(given);
            case BOOLEAN -> given instanceof Boolean ? given : flag(given);
            case LIST -> given instanceof List<?> ? given : null;
            case MAP -> given instanceof Map<?, ?> ? given : null;
        };
    }

    private static @Nullable Object number(Object given) {
        try {
            return given instanceof String text ? new BigDecimal(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object flag(Object given) {
        return given.equals("true") ? Boolean.TRUE : given.equals("false") ? Boolean.FALSE : null;
    }

    private void check(Object value) throws TaskProblem {
        if (pattern == null) {
            return;
        }
        Collection<?> texts =
                switch (value) {
                    case List<?> items -> items;
                    case Map<?, ?> fields -> fields.keySet();
                    default -> List.of(value);
                };
        for (Object text : texts) {
            if (!pattern.matcher(text.toString()).matches()) {
                throw TaskProblem.config(
                        "parameter `%s` is %s: it must match `%s`"
                                .formatted(name, described(text), pattern.pattern()));
            }
        }
    }

    private static String described(Object given) {
        return switch (given) {
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a map";
            default -> "`" + given.toString().replaceAll("\\s+", " ") + "`";
        };
    }
}
