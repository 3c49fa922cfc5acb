package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a task gives its action, as plain data: texts, numbers, flags, lists and maps,
 * expressions filled in.
 */
record GivenKeys(String action, Map<String, Object> values) implements Keys {
    GivenKeys {
        values = Map.copyOf(values);
    }

    @Override
    public @Nullable String text(String name, String meaning) {
        Object value = values.get(name);
        return value == null ? null : String.valueOf(value);
    }

    @Override
    public @Nullable List<String> texts(String name, String meaning) {
        Object value = values.get(name);
        return value == null ? null : texts(value);
    }

    /** Those of a value that is one or a list of them. */
    static List<String> texts(Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    @Override
    public String needed(String name, String meaning) throws TaskProblem {
        String text = stated(name, meaning);
        if (text.isBlank()) {
            throw Keys.missing(action, name, meaning);
        }
        return text;
    }

    @Override
    public String stated(String name, String meaning) throws TaskProblem {
        return String.valueOf(neededValue(name, meaning));
    }

    @Override
    public List<String> neededTexts(String name, String meaning) throws TaskProblem {
        List<String> texts = texts(neededValue(name, meaning));
        if (texts.isEmpty()) {
            throw Keys.missing(action, name, meaning);
        }
        return texts;
    }

    @Override
    public Map<String, Object> neededFields(String name, String meaning) throws TaskProblem {
        if (!(neededValue(name, meaning) instanceof Map<?, ?> map)) {
            throw TaskProblem.config("`" + name + "` is not a map");
        }
        if (map.isEmpty()) {
            throw Keys.missing(action, name, meaning);
        }
        return Tree.map(map);
    }

    @Override
    public Object neededValue(String name, String meaning) throws TaskProblem {
        Object value = values.get(name);
        if (value == null) {
            throw Keys.missing(action, name, meaning);
        }
        return value;
    }
}
