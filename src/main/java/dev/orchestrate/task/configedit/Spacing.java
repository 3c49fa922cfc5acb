package dev.orchestrate.task.configedit;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private @Nullable Boolean look(Node node) {
        if (node instanceof MappingNode map) {
            for (var entry : map.getValue()) {
                boolean here = file.start(entry.getValueNode()) > file.start(entry.getKeyNode());
                Boolean found = here ? look(entry.getValueNode()) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        if (node instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.BLOCK) {
            return between(list);
        }
        return null;
    }

    private @Nullable Boolean between(SequenceNode list) {
        List<Node> items = list.getValue();
        if (items.size() > 1 && items.getFirst() instanceof MappingNode) {
            return isSpaced(list);
        }
        return null;
    }

    boolean isSpaced(SequenceNode list) {
        int end = file.nextLine(file.lineEnd(file.endOfItem(list, 0)));
        return end < file.text.length() && file.text.substring(end, file.lineEnd(end)).isBlank();
    }
}
