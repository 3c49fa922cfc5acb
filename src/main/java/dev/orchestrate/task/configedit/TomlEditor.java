package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Makes edits in TOML by splicing. The parser tells where keys stand; where their values end is
 * found by asking it what it takes for one.
 */
final class TomlEditor {
    private final String text;
    private final TomlTable root;

    private TomlEditor(String text) throws TaskProblem {
        this.text = text;
        this.root = parsed(text);
    }

    /**
     * What a text says.
     *
     * @throws TaskProblem it is not TOML
     */
    static Object tree(String text) throws TaskProblem {
        return plain(parsed(text));
    }

    /**
     * The text with an edit made.
     *
     * @throws TaskProblem it can not be changed so
     */
    static String edit(String text, Edit edit) throws TaskProblem {
        return new TomlEditor(text).edited(edit);
    }

    private static TomlParseResult parsed(String text) throws TaskProblem {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().getFirst();
            throw new TaskProblem(
                    ErrorClass.PERMANENT,
                    "line " + error.position().line() + ": it is not TOML: " + error.getMessage(),
                    error);
        }
        return result;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case TomlTable table -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (String key : table.keySet()) {
                    map.put(key, plain(get(table, key)));
                }
                yield map;
            }
            case TomlArray array -> {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < array.size(); i++) {
                    list.add(plain(array.get(i)));
                }
                yield list;
            }
            default -> value;
        };
    }

    private static Object get(TomlTable table, String key) {
        Object value = table.get(List.of(key));
        if (value == null) {
            throw new IllegalStateException("a key that is there has no value");
        }
        return value;
    }

    /** In what has a line of its own; what stands inside of a value is written anew with it. */
    private String edited(Edit edit) throws TaskProblem {
        List<Object> path = edit.path();
        int depth = lines(path);
        boolean direct = depth == path.size() - 1 && !(edit instanceof Edit.Insert);
        TomlTable table = table(path, depth);
        String key = String.valueOf(path.get(depth));
        Region old = table.contains(List.of(key)) ? region(table, key) : null;
        if (direct && edit instanceof Edit.Cut) {
            return without(old, key);
        }
        Object value;
        if (direct && edit instanceof Edit.Put put) {
            value = put.value();
        } else if (old != null) {
            value =
                    EditedTree.of(plain(table), below(edit, depth)) instanceof Map<?, ?> map
                            ? map.get(key)
                            : null;
        } else {
            value = null;
        }
        if (value == null) {
            throw Workflow.refused("`" + key + "` is not there");
        }
        if (old == null) {
            return added(table, path.subList(0, depth), key, TomlStyle.written(value));
        }
        String before = text.substring(old.valueStart(), old.valueEnd());
        if (!direct && before.indexOf('#') >= 0 && before.indexOf('\n') >= 0) {
            throw Workflow.refused("`" + key + "` has remarks inside, which would be lost");
        }
        return text.substring(0, old.valueStart())
                + TomlStyle.like(before, value)
                + text.substring(old.valueEnd());
    }

    private static Edit below(Edit edit, int depth) {
        List<Object> rest = edit.path().subList(depth, edit.path().size());
        return switch (edit) {
            case Edit.Put put -> Edit.Put.of(rest, put.value());
            case Edit.Insert insert -> new Edit.Insert(rest, insert.index(), insert.value());
            case Edit.Cut _ -> new Edit.Cut(rest);
        };
    }

    /** How far a path leads through tables whose entries have lines of their own. */
    private int lines(List<Object> path) throws TaskProblem {
        int depth = 0;
        Object at = root;
        for (int i = 0; i < path.size() - 1; i++) {
            Object next = next(at, path.get(i));
            if (next == null || isInside(at, path.get(i), next)) {
                return depth;
            }
            at = next;
            depth = at instanceof TomlTable ? i + 1 : depth;
        }
        return depth;
    }

    private static @Nullable Object next(Object above, Object step) {
        return switch (above) {
            case TomlTable table when step instanceof String key -> table.get(List.of(key));
            case TomlArray array when step instanceof Integer place -> array.get(place);
            default -> null;
        };
    }

    /** Whether a value stands behind an equals sign, and not under a header or dotted keys. */
    private boolean isInside(Object above, Object step, Object value) {
        if (!(above instanceof TomlTable table)) {
            return !(value instanceof TomlTable);
        }
        if (value instanceof TomlTable || value instanceof TomlArray) {
            TomlPosition position = table.inputPositionOf(List.of(String.valueOf(step)));
            return position != null
                    && !isHeader(offset(position))
                    && region(table, String.valueOf(step)) != null;
        }
        return true;
    }

    private boolean isHeader(int at) {
        return text.substring(lineStart(at), lineEnd(at)).strip().startsWith("[");
    }

    private TomlTable table(List<Object> path, int depth) {
        Object at = root;
        for (Object step : path.subList(0, depth)) {
            at =
                    step instanceof Integer place
                            ? ((TomlArray) at).get(place)
                            : get((TomlTable) at, String.valueOf(step));
        }
        return (TomlTable) at;
    }

    /** Where an entry stands. */
    private record Region(int start, int valueStart, int valueEnd) {}

    /** Null for what is no entry of one line or several, as a table with a header. */
    private @Nullable Region region(TomlTable table, String key) {
        TomlPosition position = table.inputPositionOf(List.of(key));
        if (position == null || isHeader(offset(position))) {
            return null;
        }
        int start = offset(position);
        int equals = equalsSign(start);
        if (equals < 0) {
            return null;
        }
        int valueStart = equals + 1;
        while (valueStart < text.length() && " \t".indexOf(text.charAt(valueStart)) >= 0) {
            valueStart++;
        }
        int end = valueEnd(valueStart);
        return end < 0 ? null : new Region(start, valueStart, end);
    }

    /** The first before which the parser takes what stands there for a key. */
    private int equalsSign(int start) {
        int end = lineEnd(start);
        for (int at = text.indexOf('=', start);
                at >= 0 && at < end;
                at = text.indexOf('=', at + 1)) {
            if (!Toml.parse(text.substring(start, at) + "= 0").hasErrors()) {
                return at;
            }
        }
        return -1;
    }

    /** The value goes to the first end of a line, or sign of a remark, that makes it whole. */
    private int valueEnd(int start) {
        for (int end = lineEnd(start); ; end = lineEnd(end + 1)) {
            if (isValue(start, end)) {
                return withoutRemark(start, end);
            }
            if (end >= text.length()) {
                return -1;
            }
        }
    }

    private int withoutRemark(int start, int end) {
        for (int at = text.indexOf('#', start);
                at >= 0 && at < end;
                at = text.indexOf('#', at + 1)) {
            if (isValue(start, at)) {
                return stripped(start, at);
            }
        }
        return stripped(start, end);
    }

    private int stripped(int start, int end) {
        return start + text.substring(start, end).stripTrailing().length();
    }

    private boolean isValue(int start, int end) {
        return !Toml.parse("k = " + text.substring(start, end)).hasErrors();
    }

    private String without(@Nullable Region old, String key) throws TaskProblem {
        if (old == null) {
            throw Workflow.refused("`" + key + "` is a table with a header: take its keys away");
        }
        int lineEnd = lineEnd(old.valueEnd());
        String rest = text.substring(old.valueEnd(), lineEnd).strip();
        int from = lineStart(old.start());
        return rest.startsWith("#")
                ? text.substring(0, old.start()) + rest + text.substring(lineEnd)
                : text.substring(0, from)
                        + text.substring(Math.min(text.length(), nextLine(lineEnd)));
    }

    private String added(TomlTable table, List<Object> path, String key, String value)
            throws TaskProblem {
        String lineFeed = text.contains("\r\n") ? "\r\n" : "\n";
        int last = -1;
        String margin = "";
        for (String sibling : table.keySet()) {
            Region region = region(table, sibling);
            if (region != null && region.valueEnd() > last) {
                last = region.valueEnd();
                margin = text.substring(lineStart(region.start()), region.start());
            }
        }
        String line = (margin.isBlank() ? margin : "") + TomlStyle.key(key) + " = " + value;
        if (last >= 0) {
            int at = lineEnd(last);
            return text.substring(0, at) + lineFeed + line + text.substring(at);
        }
        if (path.isEmpty()) {
            return line + lineFeed + text;
        }
        TomlTable above = table(path, path.size() - 1);
        TomlPosition header =
                path.getLast() instanceof String name ? above.inputPositionOf(List.of(name)) : null;
        if (header == null || !isHeader(offset(header))) {
            throw Workflow.refused("the table has no header under which `" + key + "` could stand");
        }
        int at = lineEnd(offset(header));
        return text.substring(0, at) + lineFeed + line + text.substring(at);
    }

    private int offset(TomlPosition position) {
        int at = 0;
        for (int line = 1; line < position.line(); line++) {
            at = nextLine(lineEnd(at));
        }
        return Math.min(text.length(), at + position.column() - 1);
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', Math.min(at, text.length()));
        if (end < 0) {
            return text.length();
        }
        return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int nextLine(int lineEnd) {
        return text.startsWith("\r\n", lineEnd) ? lineEnd + 2 : lineEnd + 1;
    }
}
