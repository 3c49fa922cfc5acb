package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Makes edits in a YAML text by splicing at the places that the parser gives. What comes out is
 * parsed again: it says exactly what was asked for, or nothing comes out. Confined to a call.
 */
final class YamlEditor {
    private final YamlFile file;
    private final YamlStyle style;

    private YamlEditor(YamlFile file) {
        this.file = file;
        this.style = YamlStyle.of(file);
    }

    /**
     * The text with these edits made in their order.
     *
     * @throws TaskProblem it can not be changed so
     */
    static String edit(String text, List<Edit> edits) throws TaskProblem {
        Object wanted = YamlFile.tree(text);
        String edited = text;
        for (Edit edit : edits) {
            YamlEditor editor = new YamlEditor(YamlFile.of(edited));
            wanted = EditedTree.of(wanted, edit);
            edited = ended(editor.made(edit), editor.style, wanted);
        }
        if (!Objects.equals(wanted, YamlFile.tree(edited))) {
            throw Workflow.refused(
                    "the change would reach more than it is about, as where anchors and aliases"
                            + " share a part");
        }
        return edited;
    }

    private String made(Edit edit) throws TaskProblem {
        return switch (edit) {
            case Edit.Put put -> put(put);
            case Edit.Insert insert -> insert(insert);
            case Edit.Cut cut -> cut(cut);
        };
    }

    /** A block that comes to the end of a file needs the line feed that ends it. */
    private static String ended(String edited, YamlStyle style, @Nullable Object wanted)
            throws TaskProblem {
        return edited.endsWith("\n") || Objects.equals(wanted, YamlFile.tree(edited))
                ? edited
                : edited + style.lineFeed();
    }

    private String put(Edit.Put put) throws TaskProblem {
        if (put.path().getLast() instanceof Integer) {
            return putItem(put);
        }
        MappingNode map = mapping(put.path().subList(0, put.path().size() - 1));
        String key = String.valueOf(put.path().getLast());
        NodeTuple entry = entry(map, key);
        if (entry != null) {
            return replace(map, entry, put.value());
        }
        if (map.getFlowStyle() == FlowStyle.FLOW) {
            String text = style.flow(java.util.Map.of(key, put.value()), true);
            return intoFlow(map, map.getValue().size(), text.substring(1, text.length() - 1));
        }
        NodeTuple before = put.after() == null ? null : entry(map, put.after());
        int at = file.lineEnd(file.end(before == null ? map.getValue().getLast() : before));
        int column = file.column(file.start(map.getValue().getFirst().getKeyNode()));
        StringBuilder lines = new StringBuilder();
        put.comment().forEach(line -> lines.append(style.line(column)).append("# ").append(line));
        lines.append(style.line(column)).append(style.entry(key, put.value(), column));
        return spliced(at, at, lines.toString());
    }

    /** An item is given another value where both stand on one line. */
    private String putItem(Edit.Put put) throws TaskProblem {
        Node old = at(put.path());
        boolean scalar =
                old instanceof ScalarNode node && !YamlFile.isBlock(node) && !isEmpty(node);
        if (!scalar
                || old.getAnchor().isPresent()
                || put.value() instanceof java.util.Map
                || put.value() instanceof List) {
            throw Workflow.refused(
                    "`"
                            + shown(put.path())
                            + "` is more than one value on a line: name what is in it");
        }
        boolean inFlow =
                at(put.path().subList(0, put.path().size() - 1)) instanceof SequenceNode list
                        && list.getFlowStyle() == FlowStyle.FLOW;
        return spliced(file.start(old), file.end(old), likewise(old, put.value(), inFlow));
    }

    private String replace(MappingNode map, NodeTuple entry, Object value) throws TaskProblem {
        Node old = entry.getValueNode();
        int colon = file.colon(entry);
        if (file.isElsewhere(old, colon) || old.getAnchor().isPresent()) {
            throw Workflow.refused("the value of `" + name(entry) + "` is shared by an anchor");
        }
        boolean onLine =
                !(value instanceof java.util.Map || value instanceof List)
                        && !String.valueOf(value).contains("\n");
        boolean inFlow = map.getFlowStyle() == FlowStyle.FLOW;
        if (old instanceof ScalarNode scalar
                && !YamlFile.isBlock(scalar)
                && onLine
                && !isEmpty(scalar)) {
            return spliced(file.start(old), file.end(old), likewise(scalar, value, inFlow));
        }
        if (inFlow) {
            return spliced(file.start(old), file.end(old), style.flow(value, true));
        }
        int column = file.column(file.start(entry.getKeyNode()));
        String text = style.entry("k", value, column).substring(2);
        return text.startsWith(style.lineFeed())
                ? below(colon + 1, file.end(entry), text)
                : spliced(colon + 1, file.end(entry), text);
    }

    /** Puts lines under a key, whose comment stays on its line. */
    private String below(int from, int to, String lines) {
        int lineEnd = file.lineEnd(to);
        String rest = file.text.substring(to, lineEnd).strip();
        return rest.startsWith("#")
                ? spliced(from, lineEnd, " " + rest + lines)
                : spliced(from, to, lines);
    }

    private static boolean isEmpty(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().isEmpty();
    }

    /** A text is quoted as the one before it, even where it need not be. */
    private String likewise(Node old, Object value, boolean inFlow) {
        boolean quoted =
                old instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN;
        return quoted && value instanceof String text && !text.startsWith("${{")
                ? like(old).quoted(text)
                : like(old).flow(value, inFlow);
    }

    /** Quotes as a scalar has them. */
    private YamlStyle like(Node node) {
        if (node instanceof ScalarNode scalar) {
            return switch (scalar.getScalarStyle()) {
                case SINGLE_QUOTED -> style.withQuote('\'');
                case DOUBLE_QUOTED -> style.withQuote('"');
                case PLAIN, LITERAL, FOLDED, JSON_SCALAR_STYLE -> style;
            };
        }
        return style;
    }

    private String insert(Edit.Insert insert) throws TaskProblem {
        if (!(at(insert.path()) instanceof SequenceNode list)) {
            throw Workflow.refused("`" + shown(insert.path()) + "` is no list");
        }
        List<Node> items = list.getValue();
        YamlStyle own = items.isEmpty() ? style : quotedLike(items.getFirst());
        if (list.getFlowStyle() == FlowStyle.FLOW) {
            return intoFlow(list, insert.index(), own.flow(insert.value(), true));
        }
        int dash = file.dash(list, 0);
        int column = file.column(dash);
        boolean sameLine = file.lineEnd(dash) == file.lineEnd(file.start(items.getFirst()));
        YamlStyle spaced =
                sameLine ? own.withGap(Math.max(2, file.start(items.getFirst()) - dash)) : own;
        String item = spaced.item(insert.value(), column);
        String blank = isSpaced(list) ? style.lineFeed() : "";
        if (insert.index() == 0) {
            int at = beforeComments(dash);
            return spliced(at, at, " ".repeat(column) + item + style.lineFeed() + blank);
        }
        int at = file.lineEnd(file.endOfItem(list, insert.index() - 1));
        return spliced(at, at, blank + style.line(column) + item);
    }

    /** An item that is a text is quoted as its neighbor, even where it need not be. */
    private YamlStyle quotedLike(Node neighbor) {
        return like(neighbor);
    }

    /** Whether blank lines stand between the items. */
    private boolean isSpaced(SequenceNode list) {
        if (list.getValue().size() < 2) {
            return new Spacing(file).ofSteps();
        }
        return new Spacing(file).isSpaced(list);
    }

    /** The begin of the comment lines right over a line. */
    private int beforeComments(int at) {
        int start = file.lineStart(at);
        while (start > 0 && file.text.startsWith("#", firstOf(file.lineStart(start - 1)))) {
            start = file.lineStart(start - 1);
        }
        return start;
    }

    private int firstOf(int line) {
        int at = line;
        while (at < file.text.length() && file.text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private String intoFlow(Node collection, int index, String text) {
        List<Integer> ends = FlowPlaces.ends(file, collection);
        int open = file.start(collection) + 1;
        if (ends.isEmpty()) {
            return spliced(open, open, text);
        }
        int first = FlowPlaces.start(file, collection);
        boolean lines = file.lineEnd(open) != file.lineEnd(first);
        String separator = lines ? "," + style.line(file.column(first)) : ", ";
        if (index == 0) {
            return spliced(first, first, text + separator);
        }
        int at = ends.get(index - 1);
        return spliced(at, at, separator + text);
    }

    private String cut(Edit.Cut cut) throws TaskProblem {
        List<Object> above = cut.path().subList(0, cut.path().size() - 1);
        Node parent = at(above);
        if (parent instanceof SequenceNode list) {
            return cutItem(list, (Integer) cut.path().getLast());
        }
        MappingNode map = mapping(above);
        NodeTuple entry = entry(map, String.valueOf(cut.path().getLast()));
        if (entry == null) {
            throw Workflow.refused("`" + shown(cut.path()) + "` is not there");
        }
        int place = map.getValue().indexOf(entry);
        if (map.getValue().size() == 1) {
            throw Workflow.refused("`" + shown(cut.path()) + "` is all that there is");
        }
        if (map.getFlowStyle() == FlowStyle.FLOW) {
            return outOfFlow(map, place);
        }
        int start = file.start(entry.getKeyNode());
        boolean ownLine = file.text.substring(file.lineStart(start), start).isBlank();
        if (!ownLine) {
            return spliced(start, file.start(map.getValue().get(place + 1).getKeyNode()), "");
        }
        return withoutLines(start, file.end(entry));
    }

    private String cutItem(SequenceNode list, int item) throws TaskProblem {
        if (list.getValue().size() == 1) {
            throw Workflow.refused("it is the only item of its list");
        }
        if (list.getFlowStyle() == FlowStyle.FLOW) {
            return outOfFlow(list, item);
        }
        return withoutLines(file.dash(list, item), file.endOfItem(list, item));
    }

    /** Takes whole lines out; a comment behind them stays, on a line of its own. */
    private String withoutLines(int start, int end) {
        int lineEnd = file.lineEnd(end);
        String rest = file.text.substring(end, lineEnd).strip();
        int from = file.lineStart(start);
        if (rest.startsWith("#")) {
            return spliced(start, lineEnd, rest);
        }
        int to = file.nextLine(lineEnd);
        boolean last = to == file.text.length() && !file.text.endsWith("\n");
        return spliced(
                last
                        ? Math.max(0, file.lineEnd(from - 1 < 0 ? 0 : file.lineStart(from - 1)))
                        : from,
                to,
                "");
    }

    private String outOfFlow(Node collection, int index) {
        List<Integer> ends = FlowPlaces.ends(file, collection);
        List<Integer> starts = FlowPlaces.starts(file, collection);
        return index + 1 < starts.size()
                ? spliced(starts.get(index), starts.get(index + 1), "")
                : spliced(ends.get(index - 1), ends.get(index), "");
    }

    private MappingNode mapping(List<Object> path) throws TaskProblem {
        if (at(path) instanceof MappingNode map
                && !(map.getFlowStyle() == FlowStyle.BLOCK && map.getValue().isEmpty())) {
            return map;
        }
        throw Workflow.refused("`" + shown(path) + "` is no map");
    }

    private Node at(List<Object> path) throws TaskProblem {
        Node node = file.root;
        for (Object part : path) {
            node = below(node, part, path);
        }
        return node;
    }

    private Node below(Node node, Object part, List<Object> path) throws TaskProblem {
        if (node instanceof SequenceNode list
                && part instanceof Integer index
                && index < list.getValue().size()) {
            Node item = list.getValue().get(index);
            return own(item, file.isElsewhere(item, file.start(list)), path);
        }
        NodeTuple entry = node instanceof MappingNode map ? entry(map, String.valueOf(part)) : null;
        if (entry == null) {
            throw Workflow.refused("`" + shown(path) + "` is not there");
        }
        boolean elsewhere = file.isElsewhere(entry.getValueNode(), file.end(entry.getKeyNode()));
        return own(entry.getValueNode(), elsewhere, path);
    }

    private static Node own(Node node, boolean elsewhere, List<Object> path) throws TaskProblem {
        if (elsewhere) {
            throw Workflow.refused(
                    "`"
                            + shown(path)
                            + "` is an alias: what it shares is to be changed at its"
                            + " anchor");
        }
        return node;
    }

    private static @Nullable NodeTuple entry(MappingNode map, String key) {
        for (NodeTuple entry : map.getValue()) {
            if (name(entry).equals(key)) {
                return entry;
            }
        }
        return null;
    }

    private static String name(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /**
     * What comes behind a block at the end of the file would give the block the line feed that it
     * lacks now: the block is told to have none.
     */
    private String spliced(int from, int to, String text) {
        if (from == file.text.length() && !file.text.endsWith("\n")) {
            int header = file.openBlock();
            if (header >= 0) {
                return file.text.substring(0, header + 1)
                        + "-"
                        + file.text.substring(header + 1)
                        + text;
            }
        }
        return file.text.substring(0, from) + text + file.text.substring(to);
    }

    private static String shown(List<Object> path) {
        return String.join(".", path.stream().map(String::valueOf).toList());
    }
}
