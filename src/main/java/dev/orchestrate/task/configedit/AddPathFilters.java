package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code add_path_filters}: a workflow starts only where one of these files has changed. */
final class AddPathFilters implements WorkflowAction {
    private static final String NAME = "add_path_filters";
    private static final String PATHS = "paths";
    private static final String ON = "on";

    /** The events for which GitHub looks at paths. */
    private static final Set<String> WITH_PATHS =
            Set.of("push", "pull_request", "pull_request_target");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "lets a workflow start only where files have changed that match `paths`";
    }

    @Override
    public List<KeySpec> keys() {
        return List.of(
                KeySpec.optional(PATHS, Kind.TEXT_OR_LIST, "patterns of files; needed"),
                KeySpec.optional(
                        "events",
                        Kind.TEXT_OR_LIST,
                        "of `push`, `pull_request`, `pull_request_target`; left out: those that"
                                + " the workflow has"));
    }

    @Override
    public Outcome plan(Workflow workflow, Keys keys) throws TaskProblem {
        List<String> paths = keys.texts(PATHS);
        if (paths.isEmpty()) {
            throw Keys.missing(NAME, PATHS, "patterns of files");
        }
        List<String> asked = events(keys);
        Object on = workflow.root().get(ON);
        List<String> there =
                on instanceof Map ? List.copyOf(Tree.map(on, "").keySet()) : Tree.texts(on);
        List<String> events = there.stream().filter(asked::contains).toList();
        if (events.isEmpty()) {
            return new Outcome.NothingHere("it does not start at " + String.join(" or ", asked));
        }
        return on instanceof Map<?, ?> map
                ? intoMap(Tree.map(map, ""), events, paths)
                : intoWords(there, events, paths);
    }

    private static List<String> events(Keys keys) throws TaskProblem {
        List<String> events = keys.texts("events");
        for (String event : events) {
            if (!WITH_PATHS.contains(event)) {
                throw TaskProblem.config(
                        "`events` names `"
                                + event
                                + "`, which does not look at paths; take `push`,"
                                + " `pull_request` or `pull_request_target`");
            }
        }
        return events.isEmpty() ? List.of("push", "pull_request", "pull_request_target") : events;
    }

    /** A word or a list of words becomes a map: only there is a place for paths. */
    private static Outcome intoWords(List<String> there, List<String> events, List<String> paths) {
        Map<String, Object> on = new LinkedHashMap<>();
        for (String event : there) {
            on.put(event, events.contains(event) ? Map.of(PATHS, paths) : Edit.NOTHING);
        }
        return new Outcome.Edits(List.of(Edit.Put.of(List.of(ON), on)), List.of());
    }

    private static Outcome intoMap(Map<String, Object> on, List<String> events, List<String> paths)
            throws TaskProblem {
        List<Edit> edits = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        int tagged = 0;
        for (String event : events) {
            Map<String, Object> filters = Tree.map(on.get(event));
            if (isForTagsOnly(event, filters)) {
                tagged++;
                remarks.add("`on.push` is for tags, where GitHub does not look at paths");
            } else {
                edits.addAll(ofEvent(event, filters, paths));
            }
        }
        if (tagged == events.size()) {
            return new Outcome.NothingHere(remarks.getFirst());
        }
        return Outcome.of(edits, remarks, "its events have these paths");
    }

    private static boolean isForTagsOnly(String event, Map<String, Object> filters) {
        return event.equals("push")
                && (filters.containsKey("tags") || filters.containsKey("tags-ignore"))
                && !filters.containsKey("branches")
                && !filters.containsKey("branches-ignore");
    }

    private static List<Edit> ofEvent(String event, Map<String, Object> filters, List<String> paths)
            throws TaskProblem {
        if (filters.containsKey("paths-ignore")) {
            throw Workflow.refused(
                    "`on."
                            + event
                            + "` has `paths-ignore`, and GitHub takes either that or"
                            + " `paths`: write what it ignores as `!` patterns under `paths` first");
        }
        List<Object> place = List.of(ON, event);
        if (filters.isEmpty()) {
            return List.of(Edit.Put.of(place, Map.of(PATHS, paths)));
        }
        if (!filters.containsKey(PATHS)) {
            return List.of(Edit.Put.of(Edit.path(place, PATHS), paths));
        }
        return Additions.to(Edit.path(place, PATHS), Tree.texts(filters.get(PATHS)), paths);
    }
}
