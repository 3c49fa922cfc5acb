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

    /** Of all ids together, in characters: a short text can repeat a long value in all of them. */
    private static final long MAX_IDS = 32_000_000;

    private final Reading reading;
    private final Problems problems;
    private long tasks;
    private long letters;

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
        boolean within = isWithin();
        tasks += combinations;
        letters += letters(task, combinations);
        if (!isWithin()) {
            if (within) {
                problems.error(
                        fields.has("matrix") ? fields.place("matrix") : task.place,
                        "too-many-tasks",
                        tasks > MAX_TASKS
                                ? "the plan has more than 200,000 tasks"
                                : "the ids of the tasks have more than 32,000,000 characters");
            }
            // the ids are not made, lest they fill the memory
            task.ids = List.of();
            return;
        }
        task.ids = task.isMatrix() ? ids(task) : List.of(task.id);
    }

    private boolean isWithin() {
        return tasks <= MAX_TASKS && letters <= MAX_IDS;
    }

    /** Of the ids of a task, each value standing in its share of them. */
    private static long letters(TaskDraft task, long combinations) {
        long letters = combinations * task.id.length();
        for (Map.Entry<String, List<String>> entry : task.matrix.entrySet()) {
            long values = entry.getValue().stream().mapToLong(String::length).sum();
            letters += combinations * (entry.getKey().length() + 2);
            letters += combinations / entry.getValue().size() * values;
        }
        return letters;
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
        for (Map<String, String> combination : Combination.allOf(task.matrix)) {
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
}
