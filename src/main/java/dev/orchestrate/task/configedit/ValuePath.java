package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where something is in a file, as a person writes it: {@code jobs.test.steps[name=Scan].with}.
 *
 * @param text as written
 */
record ValuePath(String text, List<Segment> segments) {
    ValuePath {
        segments = List.copyOf(segments);
    }

    /** A step down. */
    sealed interface Segment {
        /** The key of a map. */
        record Key(String name) implements Segment {}

        /** The place in a list, from 0. */
        record Index(int place) implements Segment {}

        /** The one item of a list that is a map with this text under this key. */
        record Where(String key, String value) implements Segment {}
    }

    /**
     * Parses a path: keys with dots between them, quoted where they hold anything but letters,
     * digits, {@code _}, {@code -}, {@code /} and {@code $}; {@code [0]} and {@code [key=value]}
     * behind what is a list.
     *
     * @throws TaskProblem it is none
     */
    static ValuePath parse(String text) throws TaskProblem {
        return new ValuePath(text, new PathReader(text).segments());
    }

    /** A file that has no levels has the whole text as a key. */
    static ValuePath flat(String text) {
        return new ValuePath(text, List.of(new Segment.Key(text)));
    }

    /**
     * The keys and places in a tree that is there; what is not there yet follows as it stands.
     *
     * @throws TaskProblem a list has no such item, or several, or something is no list
     */
    List<Object> in(@Nullable Object tree) throws TaskProblem {
        Found found = follow(tree);
        if (found.missing() != null) {
            throw refused(found.missing());
        }
        return found.path();
    }

    /**
     * As {@link #in}, and null where a list has no such item.
     *
     * @throws TaskProblem a list has several such items, or something is no list
     */
    @Nullable List<Object> inIfThere(@Nullable Object tree) throws TaskProblem {
        Found found = follow(tree);
        return found.missing() == null ? found.path() : null;
    }

    /** A path as far as it leads, and the item that a list lacks. */
    private record Found(List<Object> path, @Nullable String missing) {}

    private Found follow(@Nullable Object tree) throws TaskProblem {
        List<Object> path = new ArrayList<>();
        @Nullable Object at = tree;
        for (Segment segment : segments) {
            Object step =
                    switch (segment) {
                        case Segment.Key(String name) -> key(at, name);
                        case Segment.Index(int place) -> place(at, place);
                        case Segment.Where(String key, String value) -> found(at, key, value);
                    };
            if (at instanceof List<?> list
                    && step instanceof Integer place
                    && place >= list.size()) {
                return new Found(path, missing(segment, list.size()));
            }
            path.add(step);
            at =
                    switch (at) {
                        case Map<?, ?> map -> map.get(step);
                        case List<?> list when step instanceof Integer place -> list.get(place);
                        case null, default -> null;
                    };
        }
        return new Found(path, null);
    }

    private static String missing(Segment segment, int size) {
        return segment instanceof Segment.Where(String key, String value)
                ? "no item is `[" + key + "=" + value + "]`"
                : "it is not there: the list has " + size;
    }

    private Object key(@Nullable Object at, String name) throws TaskProblem {
        if (at != null && !(at instanceof Map)) {
            throw refused("`" + name + "` would be a key of what is no map");
        }
        return name;
    }

    private Object place(@Nullable Object at, int place) throws TaskProblem {
        if (!(at instanceof List<?> list)) {
            throw refused("`[" + place + "]` is a place in what is no list");
        }
        return Math.min(place, list.size());
    }

    private Object found(@Nullable Object at, String key, String value) throws TaskProblem {
        String shown = "`[" + key + "=" + value + "]`";
        if (!(at instanceof List<?> list)) {
            throw refused(shown + " looks for an item in what is no list");
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> item
                    && value.equals(Objects.toString(item.get(key), null))) {
                places.add(i);
            }
        }
        if (places.size() > 1) {
            throw refused(places.size() + " items are " + shown + ": name one by its place");
        }
        return places.isEmpty() ? list.size() : places.getFirst();
    }

    private TaskProblem refused(String why) {
        return Workflow.refused("`path: " + text + "`: " + why);
    }
}
