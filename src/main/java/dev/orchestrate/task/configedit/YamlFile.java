package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.yaml.YamlParser;
import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML text with its nodes, and where in the text each of them stands. Confined to a thread. */
final class YamlFile {
    final String text;
    final Node root;

    private YamlFile(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Parses a text.
     *
     * @throws TaskProblem it is not YAML, or empty
     */
    static YamlFile of(String text) throws TaskProblem {
        try {
            Optional<Node> root = YamlParser.node(text);
            return new YamlFile(text, root.orElseThrow(() -> Workflow.refused("it is empty")));
        } catch (YamlEngineException e) {
            throw problem(e);
        }
    }

    /** What the text says, as maps, lists and scalars. */
    static @Nullable Object tree(String text) throws TaskProblem {
        try {
            return YamlParser.value(text);
        } catch (YamlEngineException e) {
            throw problem(e);
        }
    }

    private static TaskProblem problem(YamlEngineException e) {
        String where = "";
        String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (e instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
            where = "line " + (marked.getProblemMark().get().getLine() + 1) + ": ";
            what = marked.getProblem();
        }
        return new TaskProblem(ErrorClass.PERMANENT, where + "it is not YAML: " + what, e);
    }

    int start(Node node) {
        return at(node.getStartMark());
    }

    /** Marks count code points. */
    private int at(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }

    /** Where what a node says ends: without the blank lines and comments that follow. */
    int end(Node node) {
        int end = at(node.getEndMark());
        if (node instanceof ScalarNode scalar) {
            return isBlock(scalar) ? lastLine(end) : end;
        }
        if (((CollectionNode<?>) node).getFlowStyle() == FlowStyle.FLOW) {
            return end;
        }
        if (node instanceof MappingNode mapping) {
            return end(mapping.getValue().getLast());
        }
        List<Node> items = ((SequenceNode) node).getValue();
        int dash = dash((SequenceNode) node, items.size() - 1);
        return isElsewhere(items.getLast(), dash) ? wordEnd(dash + 1) : end(items.getLast());
    }

    int end(NodeTuple entry) {
        int key = end(entry.getKeyNode());
        return isElsewhere(entry.getValueNode(), key)
                ? wordEnd(colon(entry) + 1)
                : Math.max(end(entry.getValueNode()), colon(entry) + 1);
    }

    int colon(NodeTuple entry) {
        return text.indexOf(':', end(entry.getKeyNode()));
    }

    /** Whether a node is an alias: then it stands where its anchor is. */
    boolean isElsewhere(Node node, int from) {
        return start(node) < from || (start(node) == from && end(node) > from && isAlias(from));
    }

    private boolean isAlias(int from) {
        return text.startsWith("*", from);
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        while (end < text.length() && " \t\r\n,]}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    static boolean isBlock(ScalarNode scalar) {
        return switch (scalar.getScalarStyle()) {
            case LITERAL, FOLDED -> true;
            case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> false;
        };
    }

    /** The sign of a block scalar that the text ends with, and that keeps no line feed; or -1. */
    int openBlock() {
        Node node = root;
        while (!(node instanceof ScalarNode)) {
            node =
                    switch (node) {
                        case MappingNode map when !map.getValue().isEmpty() ->
                                map.getValue().getLast().getValueNode();
                        case SequenceNode list when !list.getValue().isEmpty() ->
                                list.getValue().getLast();
                        default -> new ScalarNode(node.getTag(), "", ScalarStyle.PLAIN);
                    };
        }
        ScalarNode last = (ScalarNode) node;
        int sign = isBlock(last) ? start(last) : -1;
        return sign >= 0 && "\r\n ".indexOf(text.charAt(sign + 1)) >= 0 ? sign : -1;
    }

    private int lastLine(int end) {
        int last = end;
        while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return lineEnd(last);
    }

    /** The dash of an item of a block sequence. */
    int dash(SequenceNode list, int item) {
        int from = item == 0 ? start(list) : endOfItem(list, item - 1);
        int dash = from;
        while (text.charAt(dash) != '-') {
            dash = text.charAt(dash) == '#' ? lineEnd(dash) : dash + 1;
        }
        return dash;
    }

    int endOfItem(SequenceNode list, int item) {
        Node node = list.getValue().get(item);
        int dash = dash(list, item);
        return isElsewhere(node, dash) ? wordEnd(dash + 1) : Math.max(end(node), dash + 1);
    }

    /** The end of a line, its line feed not included. */
    int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            return text.length();
        }
        return end > 0 && text.charAt(end - 1) == '\r' && end > at ? end - 1 : end;
    }

    int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** The begin of the line after. */
    int nextLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    int column(int at) {
        return at - lineStart(at);
    }
}
