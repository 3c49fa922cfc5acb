package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Map;

/**
 * What there is to know of an action of {@code config_edit} before a task asks for it.
 *
 * @param name as in {@code action: NAME}
 * @param description one sentence for people: what it changes
 * @param binder makes the action of a task's keys
 */
record ActionSpec(String name, String description, Binder binder) {
    /** Makes an action; asks for each of its keys, whatever the answers to the others are. */
    interface Binder {
        /**
         * The action.
         *
         * @throws TaskProblem a key is missing or wrong
         */
        NamedAction bind(Keys keys) throws TaskProblem;
    }

    /** The keys that it takes beside {@code action} and {@code target}: those it asks for. */
    List<KeySpec> keys() {
        ListedKeys keys = new ListedKeys();
        try {
            var _ = binder.bind(keys);
        } catch (TaskProblem e) {
            throw new IllegalStateException("`" + name + "` can not list its keys", e);
        }
        return keys.specs();
    }

    /**
     * The action that a task asks for.
     *
     * @throws TaskProblem a key is missing, wrong, or none of its own
     */
    NamedAction bind(Map<String, Object> values) throws TaskProblem {
        List<String> own = keys().stream().map(KeySpec::name).toList();
        for (String key : values.keySet()) {
            if (!own.contains(key)) {
                throw TaskProblem.config(
                        "`action: "
                                + name
                                + "` has no key `"
                                + key
                                + "`"
                                + (own.isEmpty() ? "" : "; it has " + String.join(", ", own)));
            }
        }
        return binder.bind(new GivenKeys(name, values));
    }
}
