package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All named actions, and the keys that they take together. */
final class NamedActions {
    /** Those on GitHub workflow files. */
    static final List<ActionSpec> OF_WORKFLOWS =
            List.of(
                    RemoveContinueOnError.SPEC,
                    AddMigrationStep.SPEC,
                    ImplementDeploy.spec("staging"),
                    ImplementDeploy.spec("production"),
                    AddApprovalGates.SPEC,
                    MakeTrivyBlocking.SPEC,
                    ParallelizePythonBuilds.SPEC,
                    AddPathFilters.SPEC,
                    AddSbomGeneration.SPEC,
                    AddContainerScanning.SPEC);

    /** Those on files that configure Jest. */
    static final List<ActionSpec> OF_JEST =
            List.of(ExpandCoverageCollection.SPEC, AddDirectoryThresholds.SPEC);

    private static final List<ActionSpec> GENERAL =
            List.of(
                    TreeEdit.spec(TreeEdit.Deed.SET),
                    TreeEdit.spec(TreeEdit.Deed.REMOVE),
                    TreeEdit.spec(TreeEdit.Deed.APPEND),
                    TreeEdit.spec(TreeEdit.Deed.MERGE),
                    RegexReplace.SPEC);

    /** By their names. */
    static final Map<String, ActionSpec> ALL = all();

    private NamedActions() {}

    private static Map<String, ActionSpec> all() {
        Map<String, ActionSpec> all = new TreeMap<>();
        Stream.of(OF_JEST, GENERAL, OF_WORKFLOWS)
                .flatMap(List::stream)
                .forEach(action -> all.put(action.name(), action));
        return all;
    }

    /** Each key once, with what it means to each of the actions that take it. */
    static List<KeySpec> keys() {
        Map<String, KeySpec> first = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> meanings = new LinkedHashMap<>();
        for (ActionSpec action : ALL.values()) {
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
