package dev.orchestrate.plan;

import dev.orchestrate.plan.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads matrices and names their combinations, as long as the plan stays within its bound. */
final class MatrixBinder {
    static final int MAX_TASKS = 200_000;

    private final Reading reading;
    private final Problems problems;
    private long tasks;

    MatrixBinder(Reading reading) {
        this.reading = reading;
        this.problems = reading.problems();
    }

    /** Sets a task's matrix and ids. */
    void bind(Fields fields, TaskDraft task) {
        Node node = fields.node("matrix");
        if (node != null) {
            task.matrix = matrix(fields, node);
        }
        long combinations = 1;
        for (List<String> values : task.matrix.values()) {
            combinations = Math.min(combinations * values.size(), MAX_TASKS + 1L);
        }
        boolean within = tasks <= MAX_TASKS;
        tasks += combinations;
        if (tasks > MAX_TASKS) {
            if (within) {
                problems.error(
                        fields.has("matrix") ? fields.place("matrix") : task.place,
                        "too-many-tasks",
                        "the plan has more than 200,000 tasks");
            }
            // the ids are not made, lest they fill the memory
            task.ids = List.of();
            return;
        }
        task.ids = task.isMatrix() ? ids(task) : List.of(task.id);
    }

    private Map<String, List<String>> matrix(Fields fields, Node node) {
        if (!(node instanceof Node.Mapping map)) {
            fields.scalars().wrongType("matrix", node, "a map of lists");
            return Map.of();
        }
        if (map.size() == 0) {
            problems.error(node.place(), "empty-list", "`matrix` is empty");
        }
        Map<String, List<String>> matrix = new LinkedHashMap<>();
        for (int i = 0; i < map.size(); i++) {
            List<String> values = values(map.key(i), map.value(i), fields.scalars());
            if (values != null) {
                matrix.put(map.key(i), values);
            }
        }
        return matrix;
    }

    private @Nullable List<String> values(String key, Node node, Scalars scalars) {
        if (!(node instanceof Node.Items items)) {
            scalars.wrongType(key, node, "a list of values");
            return null;
        }
        if (items.size() == 0) {
            problems.error(node.place(), "empty-list", "`" + key + "` is an empty list");
            return null;
        }
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Node.Scalar value = scalars.scalar(key, items.get(i));
            if (value != null && !values.add(reading.expressions().plain("matrix", value))) {
                problems.error(
                        value.place(),
                        "duplicate-value",
                        "`" + key + "` has `" + Scalars.shortened(value.text()) + "` twice");
            }
        }
        return values.isEmpty() ? null : List.copyOf(values);
    }

    private static List<String> ids(TaskDraft task) {
        List<String> ids = new ArrayList<>();
        for (Map<String, String> combination : combinations(task.matrix)) {
            StringBuilder id = new StringBuilder(task.id);
            char separator = '[';
            for (Map.Entry<String, String> entry : combination.entrySet()) {
                id.append(separator).append(entry.getKey()).append('=').append(entry.getValue());
                separator = ',';
            }
            ids.add(id.append(']').toString());
        }
        return ids;
    }

    /** In the order of the keys; the last one varies fastest. */
    static List<Map<String, String>> combinations(Map<String, List<String>> matrix) {
        List<Map<String, String>> combinations = new ArrayList<>();
        combinations.add(Map.of());
        for (Map.Entry<String, List<String>> entry : matrix.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> shorter : combinations) {
                for (String value : entry.getValue()) {
                    Map<String, String> next = new LinkedHashMap<>(shorter);
                    next.put(entry.getKey(), value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
