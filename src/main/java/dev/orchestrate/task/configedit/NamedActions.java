package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All named actions by their names, and the keys that they take together. */
final class NamedActions {
    static final Map<String, NamedAction> ALL = all();

    private NamedActions() {}

    private static Map<String, NamedAction> all() {
        Map<String, NamedAction> all = new TreeMap<>();
        JestActions.ALL.forEach(action -> all.put(action.name(), action));
        GeneralAction.ALL.forEach(action -> all.put(action.name(), action));
        WorkflowActions.ALL.forEach(action -> all.put(action.name(), action));
        return all;
    }

    /** Each key once, with what it means to each of the actions that take it. */
    static List<KeySpec> keys() {
        Map<String, KeySpec> first = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> meanings = new LinkedHashMap<>();
        for (NamedAction action : ALL.values()) {
            for (KeySpec key : action.keys()) {
                first.putIfAbsent(key.name(), key);
                meanings.computeIfAbsent(key.name(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(key.description(), _ -> new ArrayList<>())
                        .add(action.name());
            }
        }
        List<KeySpec> keys = new ArrayList<>();
        first.forEach((name, key) ->
                keys.add(KeySpec.optional(name, key.kind(), joined(meanings.get(name)))));
        return keys;
    }

    private static String joined(@Nullable Map<String, List<String>> meanings) {
        List<String> parts = new ArrayList<>();
        if (meanings != null) {
            meanings.forEach((meaning, actions) ->
                    parts.add("for " + String.join(", ", actions) + ": " + meaning));
        }
        return String.join("; ", parts);
    }
}
