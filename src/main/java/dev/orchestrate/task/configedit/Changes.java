package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which edits make a file say what a general action asks for. Pure. */
final class Changes {
    private final @Nullable Object tree;
    private final ValuePath where;
    private final List<Object> path;

    private Changes(@Nullable Object tree, ValuePath where, List<Object> path) {
        this.tree = tree;
        this.where = where;
        this.path = path;
    }

    /**
     * The edits, in their order; none where the file says so already.
     *
     * @param tree what it says now
     * @param value of the action, in the kinds of scalars that the file's parser makes; null for
     *     one without
     * @throws TaskProblem the file is not as the path takes it to be
     */
    static List<Edit> of(
            TreeEdit.Deed deed, @Nullable Object tree, ValuePath where, @Nullable Object value)
            throws TaskProblem {
        List<Object> path = deed == TreeEdit.Deed.REMOVE ? where.inIfThere(tree) : where.in(tree);
        if (path == null) {
            return List.of();
        }
        Changes changes = new Changes(tree, where, path);
        return switch (deed) {
            case SET -> changes.set(Objects.requireNonNull(value));
            case REMOVE -> changes.remove();
            case APPEND -> changes.append(Objects.requireNonNull(value));
            case MERGE -> changes.merge(Objects.requireNonNull(value));
        };
    }

    private List<Edit> set(Object value) {
        return Same.are(at(path), value) && isThere(path) ? List.of() : List.of(put(path, value));
    }

    private List<Edit> remove() {
        return isThere(path) ? List.of(new Edit.Cut(path)) : List.of();
    }

    private List<Edit> append(Object value) throws TaskProblem {
        Object list = at(path);
        if (list == null) {
            return List.of(put(path, List.of(value)));
        }
        if (!(list instanceof List<?> items)) {
            throw refused("is no list");
        }
        if (items.stream().anyMatch(item -> Same.are(item, value))) {
            return List.of();
        }
        return items.isEmpty()
                ? List.of(put(path, List.of(value)))
                : List.of(new Edit.Insert(path, items.size(), value));
    }

    private List<Edit> merge(Object value) throws TaskProblem {
        if (!(value instanceof Map<?, ?> map)) {
            throw TaskProblem.config("`value` of `action: merge` is no map");
        }
        Object there = at(path);
        if (there != null && !(there instanceof Map)) {
            throw refused("is no map");
        }
        List<Edit> edits = new ArrayList<>();
        merge(path, map, edits);
        return edits;
    }

    private void merge(List<Object> at, Map<?, ?> wanted, List<Edit> edits) {
        if (!(at(at) instanceof Map<?, ?> there) || there.isEmpty()) {
            if (!wanted.isEmpty() || !isThere(at)) {
                edits.add(put(at, wanted));
            }
            return;
        }
        wanted.forEach((key, value) -> {
            List<Object> below = Edit.path(at, String.valueOf(key));
            if (value instanceof Map<?, ?> map && at(below) instanceof Map) {
                merge(below, map, edits);
            } else if (!isThere(below) || !Same.are(at(below), value)) {
                edits.add(put(below, value));
            }
        });
    }

    /** What is missing on the way comes with it. */
    private Edit put(List<Object> at, Object value) {
        int there = at.size() - 1;
        Object whole = value;
        while (there > 0
                && !(at(at.subList(0, there)) instanceof Map<?, ?> map && !map.isEmpty())) {
            if (at(at.subList(0, there)) instanceof List) {
                break;
            }
            Map<Object, Object> around = new LinkedHashMap<>();
            around.put(at.get(there), whole);
            whole = around;
            there--;
        }
        return Edit.Put.of(at.subList(0, there + 1), whole);
    }

    private boolean isThere(List<Object> at) {
        if (at.isEmpty()) {
            return true;
        }
        Object above = at(at.subList(0, at.size() - 1));
        Object last = at.getLast();
        return switch (above) {
            case Map<?, ?> map -> map.containsKey(last);
            case List<?> list -> last instanceof Integer place && place < list.size();
            case null, default -> false;
        };
    }

    private @Nullable Object at(List<Object> path) {
        @Nullable Object at = tree;
        for (Object step : path) {
            at =
                    switch (at) {
                        case Map<?, ?> map -> map.get(step);
                        case List<?> list
                                when step instanceof Integer place && place < list.size() ->
                                list.get(place);
                        case null, default -> null;
                    };
        }
        return at;
    }

    private TaskProblem refused(String what) {
        return Workflow.refused("`" + where.text() + "` " + what);
    }
}
