package dev.orchestrate.task.testgen.js;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What texts can do. */
final class StringMethods {
    private StringMethods() {}

    private interface Method {
        Object of(List<Object> arguments);
    }

    /** Its value is unknown where an argument is. */
    private static JsFunction method(Method method) {
        return (_, all) -> all.contains(Nothing.UNKNOWN) ? Nothing.UNKNOWN : method.of(all);
    }

    static Object member(String text, String name) {
        return switch (name) {
            case "length" -> (double) text.length();
            case "trim" -> method(_ -> text.strip());
            case "trimEnd" -> method(_ -> text.stripTrailing());
            case "trimStart" -> method(_ -> text.stripLeading());
            case "toLowerCase" -> method(_ -> text.toLowerCase(Locale.ROOT));
            case "toUpperCase" -> method(_ -> text.toUpperCase(Locale.ROOT));
            case "toString", "valueOf" -> method(_ -> text);
            case "includes" -> method(all -> text.contains(Operators.text(all.getFirst())));
            case "startsWith" -> method(all -> text.startsWith(Operators.text(all.getFirst())));
            case "endsWith" -> method(all -> text.endsWith(Operators.text(all.getFirst())));
            case "indexOf" -> method(all -> (double) text.indexOf(Operators.text(all.getFirst())));
            case "lastIndexOf" ->
                    method(all -> (double) text.lastIndexOf(Operators.text(all.getFirst())));
            case "charAt" -> method(all -> slice(text, index(all, 0, 0), index(all, 0, 0) + 1));
            case "concat" -> method(all -> text + Operators.text(all.getFirst()));
            case "repeat" -> method(all -> text.repeat(Math.clamp(index(all, 0, 0), 0, 1000)));
            default -> other(text, name);
        };
    }

    private static Object other(String text, String name) {
        return switch (name) {
            case "slice" ->
                    method(all -> slice(text, index(all, 0, 0), index(all, 1, text.length())));
            case "substring" ->
                    method(all -> {
                        int from = Math.clamp(index(all, 0, 0), 0, text.length());
                        int to = Math.clamp(index(all, 1, text.length()), 0, text.length());
                        return text.substring(Math.min(from, to), Math.max(from, to));
                    });
            case "split" -> method(all -> split(text, all));
            case "localeCompare" ->
                    method(all -> (double) text.compareTo(Operators.text(all.getFirst())));
            default -> (JsFunction) (_, _) -> Nothing.UNKNOWN;
        };
    }

    private static Object split(String text, List<Object> all) {
        if (!(all.getFirst() instanceof String by) || all.size() > 1) {
            return Nothing.UNKNOWN;
        }
        return by.isEmpty()
                ? JsArray.of(Iteration.over(text))
                : JsArray.of(List.of(text.split(Pattern.quote(by), -1)));
    }

    static int index(List<Object> all, int at, int fallback) {
        return at < all.size() && all.get(at) != Nothing.UNDEFINED
                ? (int) Operators.number(all.get(at))
                : fallback;
    }

    private static String slice(String text, int from, int to) {
        int start = Math.clamp(from < 0 ? from + text.length() : from, 0, text.length());
        int end = Math.clamp(to < 0 ? to + text.length() : to, 0, text.length());
        return start < end ? text.substring(start, end) : "";
    }
}
