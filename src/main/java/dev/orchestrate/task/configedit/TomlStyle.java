package dev.orchestrate.task.configedit;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Writes values as TOML has them.
 *
 * @param single whether texts stand in single quotes where they can
 * @param tight whether no blank stands inside of the braces of a table
 */
record TomlStyle(boolean single, boolean tight) {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final TomlStyle USUAL = new TomlStyle(false, false);

    static String key(String name) {
        return BARE.matcher(name).matches() ? name : doubleQuoted(name);
    }

    /** A value where there was none. */
    static String written(Object value) {
        return USUAL.write(value);
    }

    /** A value in the place of another: in its quotes, and on as many lines. */
    static String like(String before, Object value) {
        TomlStyle own =
                new TomlStyle(
                        before.indexOf('\'') >= 0 && before.indexOf('"') < 0,
                        before.indexOf('{') >= 0 && !before.contains("{ "));
        boolean lines =
                value instanceof List<?> list
                        && !list.isEmpty()
                        && before.startsWith("[")
                        && before.indexOf('\n') >= 0;
        return lines ? own.onLines(before, (List<?>) value) : own.write(value);
    }

    /** An element a line, as deep as the first was. */
    private String onLines(String before, List<?> list) {
        String lineFeed = before.contains("\r\n") ? "\r\n" : "\n";
        String second = before.substring(before.indexOf('\n') + 1);
        String margin = second.substring(0, second.length() - second.stripLeading().length());
        String last = before.substring(before.lastIndexOf('\n') + 1);
        boolean comma = before.substring(0, before.length() - 1).stripTrailing().endsWith(",");
        StringJoiner lines =
                new StringJoiner(
                        "," + lineFeed + margin,
                        "[" + lineFeed + margin,
                        (comma ? "," : "") + lineFeed + last);
        list.forEach(item -> lines.add(write(item)));
        return lines.toString();
    }

    private String write(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                String space = tight ? "" : " ";
                StringJoiner entries =
                        new StringJoiner(", ", "{" + space, space + "}").setEmptyValue("{}");
                map.forEach((key, v) -> entries.add(key(String.valueOf(key)) + " = " + write(v)));
                yield entries.toString();
            }
            case List<?> list -> {
                StringJoiner items = new StringJoiner(", ", "[", "]");
                list.forEach(item -> items.add(write(item)));
                yield items.toString();
            }
            case String text ->
                    single && text.chars().noneMatch(c -> c == '\'' || c < ' ')
                            ? "'" + text + "'"
                            : doubleQuoted(text);
            default -> String.valueOf(value);
        };
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c ->
                        quoted.append(
                                switch (c) {
                                    case '"' -> "\\\"";
                                    case '\\' -> "\\\\";
                                    case '\n' -> "\\n";
                                    case '\r' -> "\\r";
                                    case '\t' -> "\\t";
                                    default ->
                                            c < ' '
                                                    ? "\\u%04X".formatted(c)
                                                    : String.valueOf((char) c);
                                }));
        return quoted.append('"').toString();
    }
}
