package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of one key and value a line: {@code .properties} and {@code .env}. Immutable.
 *
 * @param entries in their order
 */
record LineEditor(String text, List<Entry> entries, Notation notation) {
    LineEditor {
        entries = List.copyOf(entries);
    }

    /**
     * A key and its value.
     *
     * @param start of its first line
     * @param valueStart of what follows the separator
     * @param valueEnd behind the value's last character, its quotes included
     * @param end behind its last line's line feed
     */
    record Entry(
            String key,
            String value,
            int start,
            int keyEnd,
            int valueStart,
            int valueEnd,
            int end) {}

    /** How a value is written. */
    @FunctionalInterface
    interface Notation {
        /**
         * The value as it stands behind its separator.
         *
         * @param before how the value that it replaces stands there; empty for none
         */
        String written(String value, String before);
    }

    static LineEditor properties(String text) throws TaskProblem {
        return new LineEditor(
                text, new PropertiesReader(text).entries(), PropertiesReader::written);
    }

    static LineEditor env(String text) throws TaskProblem {
        return new LineEditor(text, new EnvReader(text).entries(), EnvReader::written);
    }

    /** The last of a key that stands there twice counts. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        entries.forEach(entry -> tree.put(entry.key(), entry.value()));
        return tree;
    }

    String edit(Edit edit) throws TaskProblem {
        String key = String.valueOf(edit.path().getFirst());
        return switch (edit) {
            case Edit.Put put -> put(key, String.valueOf(put.value()));
            case Edit.Cut _ -> without(key);
            case Edit.Insert _ -> throw Workflow.refused("it has no lists");
        };
    }

    private String put(String key, String value) {
        Entry old = last(key);
        if (old == null) {
            return added(key, value);
        }
        String before = text.substring(old.valueStart(), old.valueEnd());
        return text.substring(0, old.valueStart())
                + notation.written(value, before)
                + text.substring(old.valueEnd());
    }

    private String added(String key, String value) {
        String lineFeed = text.contains("\r\n") ? "\r\n" : "\n";
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        String line = key + separator() + notation.written(value, "");
        return text + (open ? lineFeed : "") + line + (open ? "" : lineFeed);
    }

    /** As the last entry has it. */
    private String separator() {
        if (entries.isEmpty()) {
            return "=";
        }
        Entry last = entries.getLast();
        String separator = text.substring(last.keyEnd(), last.valueStart());
        return separator.isBlank() || separator.indexOf('\n') >= 0 ? "=" : separator;
    }

    private String without(String key) {
        StringBuilder left = new StringBuilder();
        int from = 0;
        List<Entry> gone = new ArrayList<>(entries);
        gone.removeIf(entry -> !entry.key().equals(key));
        for (Entry entry : gone) {
            left.append(text, from, entry.start());
            from = entry.end();
        }
        return left.append(text.substring(from)).toString();
    }

    private @Nullable Entry last(String key) {
        return entries.reversed().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
