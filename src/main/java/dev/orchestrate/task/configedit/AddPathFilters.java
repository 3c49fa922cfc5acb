package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code add_path_filters}: a workflow starts only where one of these files has changed. */
record AddPathFilters(List<String> paths, List<String> events) implements WorkflowAction {
    private static final String PATHS = "paths";
    private static final String ON = "on";

    /** The events for which GitHub looks at paths. */
    private static final List<String> WITH_PATHS =
            List.of("push", "pull_request", "pull_request_target");

    static final ActionSpec SPEC =
            new ActionSpec(
                    "add_path_filters",
                    "lets a workflow start only where files have changed that match `paths`",
                    AddPathFilters::of);

    private static AddPathFilters of(Keys keys) throws TaskProblem {
        return new AddPathFilters(keys.neededTexts(PATHS, "patterns of files"), events(keys));
    }

    private static List<String> events(Keys keys) throws TaskProblem {
        List<String> events =
                keys.texts(
                        "events",
                        "of `push`, `pull_request`, `pull_request_target`; left out: those that"
                                + " the workflow has",
                        List.of());
        for (String event : events) {
            if (!WITH_PATHS.contains(event)) {
                throw TaskProblem.config(
                        "`events` names `"
                                + event
                                + "`, which does not look at paths; take `push`,"
                                + " `pull_request` or `pull_request_target`");
            }
        }
        return events.isEmpty() ? WITH_PATHS : events;
    }

    @Override
    public Outcome plan(Workflow workflow) throws TaskProblem {
        Object on = workflow.root().get(ON);
        List<String> there =
                on instanceof Map ? List.copyOf(Tree.map(on, "").keySet()) : Tree.texts(on);
        List<String> starting = there.stream().filter(events::contains).toList();
        if (starting.isEmpty()) {
            return new Outcome.NothingHere("it does not start at " + String.join(" or ", events));
        }
        return on instanceof Map<?, ?> map
                ? intoMap(Tree.map(map, ""), starting)
                : intoWords(there, starting);
    }

    /** A word or a list of words becomes a map: only there is a place for paths. */
    private Outcome intoWords(List<String> there, List<String> starting) {
        Map<String, Object> on = new LinkedHashMap<>();
        for (String event : there) {
            on.put(event, starting.contains(event) ? Map.of(PATHS, paths) : Edit.NOTHING);
        }
        return new Outcome.Edits(List.of(Edit.Put.of(List.of(ON), on)), List.of());
    }

    private Outcome intoMap(Map<String, Object> on, List<String> starting) throws TaskProblem {
        List<Edit> edits = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        int tagged = 0;
        for (String event : starting) {
            Map<String, Object> filters = Tree.map(on.get(event));
            if (isForTagsOnly(event, filters)) {
                tagged++;
                remarks.add("`on.push` is for tags, where GitHub does not look at paths");
            } else {
                edits.addAll(ofEvent(event, filters));
            }
        }
        if (tagged == starting.size()) {
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

    private List<Edit> ofEvent(String event, Map<String, Object> filters) throws TaskProblem {
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
