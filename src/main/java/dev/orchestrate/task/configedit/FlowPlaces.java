package dev.orchestrate.task.configedit;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where the members of a collection in brackets stand. */
final class FlowPlaces {
    private FlowPlaces() {}

    static List<Integer> starts(YamlFile file, Node collection) {
        return switch (collection) {
            case MappingNode map ->
                    map.getValue().stream().map(NodeTuple::getKeyNode).map(file::start).toList();
            case SequenceNode list -> list.getValue().stream().map(file::start).toList();
            default -> List.of();
        };
    }

    static List<Integer> ends(YamlFile file, Node collection) {
        return switch (collection) {
            case MappingNode map -> map.getValue().stream().map(file::end).toList();
            case SequenceNode list -> list.getValue().stream().map(file::end).toList();
            default -> List.of();
        };
    }

    static int start(YamlFile file, Node collection) {
        return starts(file, collection).getFirst();
    }
}
