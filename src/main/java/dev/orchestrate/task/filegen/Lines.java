package dev.orchestrate.task.filegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The lines of a YAML text, counted from 0, and which of them its values take. */
final class Lines {
    private final List<String> lines;

    Lines(String text) {
        this.lines = text.lines().toList();
    }

    /** The last line that a value's own text takes; the parser's end is where the next begins. */
    int last(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK) {
            return switch (collection) {
                case MappingNode map when !map.getValue().isEmpty() ->
                        last(map.getValue().getLast());
                case SequenceNode items when !items.getValue().isEmpty() ->
                        last(items.getValue().getLast());
                default -> end(node);
            };
        }
        return end(node);
    }

    /** That of a value, or of its key where the value is nothing or stands elsewhere. */
    int last(NodeTuple entry) {
        return Math.max(end(entry.getKeyNode()), last(entry.getValueNode()));
    }

    private int end(Node node) {
        Mark start = node.getStartMark().orElseThrow();
        Mark end = node.getEndMark().orElseThrow();
        int line = end.getColumn() == 0 ? end.getLine() - 1 : end.getLine();
        while (line > start.getLine() && (line >= lines.size() || lines.get(line).isBlank())) {
            line--;
        }
        return Math.max(line, start.getLine());
    }

    /** Some of the lines, with so many blanks more, or less, before each. */
    List<String> moved(int first, int last, int by) {
        List<String> moved = new ArrayList<>();
        for (String line : lines.subList(first, last + 1)) {
            if (line.isBlank()) {
                moved.add("");
            } else if (by >= 0) {
                moved.add(" ".repeat(by) + line);
            } else {
                int blanks = line.length() - line.stripLeading().length();
                moved.add(line.substring(Math.min(-by, blanks)));
            }
        }
        return moved;
    }

    /** The text with further lines behind some of its own. */
    String with(Map<Integer, List<String>> insertions) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i)).append('\n');
            insertions.getOrDefault(i, List.of()).forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
