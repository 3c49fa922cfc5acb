package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.Value;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a task as plain data: texts, numbers, flags, lists and maps, expressions filled in.
 */
record Keys(Map<String, Object> values) {
    Keys {
        values = Map.copyOf(values);
    }

    /** Those that the task has. */
    static Keys of(TaskContext context) throws TaskProblem {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Value> key : context.task().keys().entrySet()) {
            Object value = context.data(key.getValue());
            if (value != null) {
                values.put(key.getKey(), value);
            }
        }
        return new Keys(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text of a key; null where it is left out. */
    @Nullable String text(String name) {
        Object value = values.get(name);
        return value == null ? null : String.valueOf(value);
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** The text of a key that the action can not do without. */
    String needed(String action, String name, String what) throws TaskProblem {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw missing(action, name, what);
        }
        return text;
    }

    static TaskProblem missing(String action, String name, String what) {
        return TaskProblem.config("`action: " + action + "` needs the key `" + name + "`: " + what);
    }

    /** The texts of a key that is one or a list of them; none where it is left out. */
    List<String> texts(String name) {
        Object value = values.get(name);
        if (value instanceof List<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    /** The fields of a key that is a map; none where it is left out. */
    Map<String, Object> fields(String name) throws TaskProblem {
        Object value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw TaskProblem.config("`" + name + "` is not a map");
        }
        return Tree.map(map);
    }
}
