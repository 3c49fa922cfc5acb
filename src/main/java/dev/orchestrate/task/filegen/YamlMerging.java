package dev.orchestrate.task.filegen;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.yaml.YamlParser;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Maps of YAML, as deep as both sides have maps. The lines of what is missing are put behind the
 * map that they are missing in; all that is there stays byte for byte.
 */
final class YamlMerging {
    private final String target;
    private final Lines wanted;
    private final Lines there;

    /** Lines to come in, by the number of the line that they come behind. */
    private final TreeMap<Integer, List<String>> insertions = new TreeMap<>();

    private YamlMerging(String target, String wanted, String there) {
        this.target = target;
        this.wanted = new Lines(wanted);
        this.there = new Lines(there);
    }

    static String of(String target, String wanted, String there) throws TaskProblem {
        YamlMerging merging = new YamlMerging(target, wanted, there);
        try {
            return merging.merged(wanted, there);
        } catch (YamlEngineException e) {
            String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
            throw merging.refusal("it is not YAML of one document: " + reason);
        }
    }

    private String merged(String wantedText, String thereText) throws TaskProblem {
        Optional<Node> root = YamlParser.node(thereText);
        if (root.isEmpty()) {
            return thereText + wantedText;
        }
        if (!(root.get() instanceof MappingNode mine)
                || !(YamlParser.node(wantedText).orElse(null) instanceof MappingNode other)) {
            throw refusal("it is not a map");
        }
        bring(other, mine);
        if (insertions.isEmpty()) {
            return thereText;
        }
        String result = there.with(insertions);
        if (!says(result, united(YamlParser.value(wantedText), YamlParser.value(thereText)))) {
            throw refusal("it is written in a way that nothing can be put between");
        }
        return result;
    }

    private void bring(MappingNode from, MappingNode into) throws TaskProblem {
        // What is missing deeper down comes first: both may come behind the same line.
        for (NodeTuple entry : from.getValue()) {
            if (entry.getValueNode() instanceof MappingNode deeper
                    && value(into, key(entry)) instanceof MappingNode inner) {
                bring(deeper, inner);
            }
        }
        for (NodeTuple entry : from.getValue()) {
            if (value(into, key(entry)) == null) {
                insert(entry, into);
            }
        }
    }

    private void insert(NodeTuple entry, MappingNode into) throws TaskProblem {
        if (into.getFlowStyle() == FlowStyle.FLOW) {
            throw refusal("a map without lines of its own has no `" + key(entry) + "`");
        }
        int deeper = column(into.getValue().getFirst().getKeyNode()) - column(entry.getKeyNode());
        List<String> lines = wanted.moved(line(entry.getKeyNode()), wanted.last(entry), deeper);
        insertions.computeIfAbsent(there.last(into), _ -> new ArrayList<>()).addAll(lines);
    }

    private static @Nullable Node value(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(entry -> key(entry).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    private static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().orElseThrow().getLine();
    }

    private static int column(Node node) {
        return node.getStartMark().orElseThrow().getColumn();
    }

    private static boolean says(String text, @Nullable Object wanted) {
        try {
            return Objects.equals(wanted, YamlParser.value(text));
        } catch (YamlEngineException e) {
            return false;
        }
    }

    private static @Nullable Object united(@Nullable Object wanted, @Nullable Object there) {
        if (!(wanted instanceof Map<?, ?> more) || !(there instanceof Map<?, ?> own)) {
            return there;
        }
        Map<Object, @Nullable Object> all = new LinkedHashMap<>(own);
        more.forEach((key, value) ->
                all.put(key, own.containsKey(key) ? united(value, own.get(key)) : value));
        return all;
    }

    private TaskProblem refusal(String why) {
        return new TaskProblem(ErrorClass.PERMANENT, "`" + target + "` can not be merged: " + why);
    }
}
