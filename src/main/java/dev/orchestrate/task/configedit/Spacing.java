package dev.orchestrate.task.configedit;

import java.util.List;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Whether a file keeps blank lines between the items of its lists of maps. */
record Spacing(YamlFile file) {
    /** As the first list has it that has two items. */
    boolean ofSteps() {
        Boolean found = look(file.root);
        return found != null && found;
    }

    private @org.jspecify.annotations.Nullable Boolean look(Node node) {
        if (node instanceof MappingNode map) {
            for (var entry : map.getValue()) {
                boolean here = file.start(entry.getValueNode()) > file.start(entry.getKeyNode());
                Boolean found = here ? look(entry.getValueNode()) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return node instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.BLOCK
                ? between(list)
                : null;
    }

    private @org.jspecify.annotations.Nullable Boolean between(SequenceNode list) {
        List<Node> items = list.getValue();
        return items.size() > 1 && items.getFirst() instanceof MappingNode ? isSpaced(list) : null;
    }

    boolean isSpaced(SequenceNode list) {
        int end = file.nextLine(file.lineEnd(file.endOfItem(list, 0)));
        return end < file.text.length() && file.text.substring(end, file.lineEnd(end)).isBlank();
    }
}
