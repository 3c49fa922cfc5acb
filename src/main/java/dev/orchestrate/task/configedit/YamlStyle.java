package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.yaml.YamlParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Writes values as a file writes its own: its indentation, its line feeds, its quotes.
 *
 * @param step columns from a key to the keys below it
 * @param dash columns from a key to the dashes below it
 * @param gap columns from a dash to what follows
 */
record YamlStyle(String lineFeed, int step, int dash, int gap, char quote) {
    private static final List<String> WORDS = List.of("on", "off", "yes", "no", "y", "n");

    static YamlStyle of(YamlFile file) {
        int[] seen = {0, -1, 0, 0, 0};
        look(file, file.root, seen);
        return new YamlStyle(
                file.text.contains("\r\n") ? "\r\n" : "\n",
                seen[0] == 0 ? 2 : seen[0],
                seen[1] < 0 ? (seen[0] == 0 ? 2 : seen[0]) : seen[1],
                seen[2] == 0 ? 2 : seen[2],
                seen[3] >= seen[4] ? '\'' : '"');
    }

    /** Columns of the first map in a map, of the first list in one, and quotes of either kind. */
    private static void look(YamlFile file, Node node, int[] seen) {
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple entry : mapping.getValue()) {
                    lookBelow(file, mapping, entry, seen);
                    if (!file.isElsewhere(entry.getValueNode(), file.end(entry.getKeyNode()))) {
                        look(file, entry.getValueNode(), seen);
                    }
                }
            }
            case SequenceNode list -> list.getValue().forEach(item -> look(file, item, seen));
            case ScalarNode scalar -> {
                seen[3] += scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED ? 1 : 0;
                seen[4] += scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED ? 1 : 0;
            }
            default -> throw new IllegalStateException("a node of an unknown kind");
        }
    }

    private static void lookBelow(YamlFile file, MappingNode mapping, NodeTuple entry, int[] seen) {
        int key = file.column(file.start(entry.getKeyNode()));
        boolean here =
                mapping.getFlowStyle() == FlowStyle.BLOCK
                        && file.start(entry.getValueNode()) > file.start(entry.getKeyNode());
        if (here
                && entry.getValueNode() instanceof MappingNode below
                && below.getFlowStyle() == FlowStyle.BLOCK
                && seen[0] == 0) {
            seen[0] = file.column(file.start(below)) - key;
        }
        if (here
                && entry.getValueNode() instanceof SequenceNode below
                && below.getFlowStyle() == FlowStyle.BLOCK
                && seen[1] < 0) {
            seen[1] = file.column(file.start(below)) - key;
            Node first = below.getValue().getFirst();
            boolean sameLine =
                    file.lineStart(file.start(first)) == file.lineStart(file.start(below));
            seen[2] = sameLine ? file.start(first) - file.start(below) : 2;
        }
    }

    YamlStyle withQuote(char own) {
        return new YamlStyle(lineFeed, step, dash, gap, own);
    }

    YamlStyle withGap(int own) {
        return new YamlStyle(lineFeed, step, dash, own, quote);
    }

    String line(int column) {
        return lineFeed + " ".repeat(column);
    }

    /** A key with its value, the key in this column. */
    String entry(String key, Object value, int column) {
        return scalar(key, false) + ":" + below(value, column);
    }

    /** An item, its dash in this column. */
    String item(Object value, int column) {
        String start = "-" + " ".repeat(gap - 1);
        return value instanceof Map<?, ?> map && !map.isEmpty()
                ? start + entries(Tree.map(map), column + gap)
                : "-" + below(value, column);
    }

    private String entries(Map<String, Object> map, int column) {
        StringJoiner lines = new StringJoiner(line(column));
        map.forEach((key, value) -> lines.add(entry(key, value, column)));
        return lines.toString();
    }

    /** What follows a colon or a dash. */
    private String below(Object value, int column) {
        return switch (value) {
            case Map<?, ?> map when !map.isEmpty() ->
                    line(column + step) + entries(Tree.map(map), column + step);
            case List<?> list when !list.isEmpty() -> {
                StringBuilder items = new StringBuilder();
                list.forEach(item ->
                        items.append(line(column + dash)).append(item(item, column + dash)));
                yield items.toString();
            }
            case String text when text.contains("\n") -> literal(text, column + step);
            case Edit.Nothing _ -> "";
            default -> " " + flow(value, false);
        };
    }

    private String literal(String text, int column) {
        StringBuilder lines = new StringBuilder(text.endsWith("\n") ? " |" : " |-");
        text.stripTrailing()
                .lines()
                .forEach(line -> lines.append(line.isEmpty() ? lineFeed : line(column) + line));
        return lines.toString();
    }

    /** A value on one line. */
    String flow(Object value, boolean inFlow) {
        return switch (value) {
            case Map<?, ?> map -> {
                StringJoiner entries = new StringJoiner(", ", "{", "}");
                Tree.map(map)
                        .forEach((key, v) -> entries.add(scalar(key, true) + ": " + flow(v, true)));
                yield map.isEmpty() ? "{}" : entries.toString();
            }
            case List<?> list -> {
                StringJoiner items = new StringJoiner(", ", "[", "]");
                list.forEach(item -> items.add(flow(item, true)));
                yield items.toString();
            }
            case Edit.Noted(String text, String comment) ->
                    inFlow ? scalar(text, true) : scalar(text, false) + " # " + comment;
            case Edit.OneLine(List<?> list) -> flow(list, inFlow);
            case Edit.Nothing _ -> "null";
            case String text -> scalar(text, inFlow);
            default -> String.valueOf(value);
        };
    }

    private String scalar(String text, boolean inFlow) {
        return isPlain(text, inFlow) ? text : quoted(text);
    }

    /** A text in quotes. */
    String quoted(String text) {
        boolean single = quote == '\'' && text.chars().noneMatch(c -> c < ' ');
        return single ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
    }

    private static String doubleQuoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + "\"";
    }

    /** The parser decides, so that nothing is taken for a flag or a number. */
    private static boolean isPlain(String text, boolean inFlow) {
        if (WORDS.contains(text.toLowerCase(java.util.Locale.ROOT)) || !text.equals(text.strip())) {
            return false;
        }
        try {
            Map<String, Object> expected = new LinkedHashMap<>();
            expected.put("k", text);
            String probe = inFlow ? "{k: " + text + "}" : "k: " + text;
            return !text.contains("\n") && expected.equals(YamlParser.value(probe));
        } catch (YamlEngineException e) {
            return false;
        }
    }
}
