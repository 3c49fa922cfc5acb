package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of what a file says. Edits are made one after another: a path tells where something is
 * when its turn has come. Values are maps, lists, texts, numbers, flags, {@link Noted} and {@link
 * #NOTHING}.
 */
sealed interface Edit {
    /** The value of a key that has none. */
    Object NOTHING = new Nothing();

    /** Names of keys, as texts, and places in lists, as numbers, from the root. */
    List<Object> path();

    /**
     * Gives a key a value. A new key comes last, or after a sibling.
     *
     * @param after the sibling, where it is there
     * @param comment lines over a new key, without their sign
     */
    record Put(List<Object> path, Object value, @Nullable String after, List<String> comment)
            implements Edit {
        public Put {
            path = List.copyOf(path);
            comment = List.copyOf(comment);
        }

        static Put of(List<Object> path, Object value) {
            return new Put(path, value, null, List.of());
        }

        static Put after(String sibling, List<Object> path, Object value) {
            return new Put(path, value, sibling, List.of());
        }
    }

    /**
     * Puts an item into a list.
     *
     * @param path of the list
     * @param index of the item when it is in
     */
    record Insert(List<Object> path, int index, Object value) implements Edit {
        public Insert {
            path = List.copyOf(path);
        }
    }

    /** Takes a key or an item out. */
    record Cut(List<Object> path) implements Edit {
        public Cut {
            path = List.copyOf(path);
        }
    }

    /** A text that is followed by a comment on its line. */
    record Noted(String text, String comment) {}

    /** A list that is written on one line. */
    record OneLine(List<?> items) {
        public OneLine {
            items = List.copyOf(items);
        }
    }

    /** See {@link #NOTHING}. */
    record Nothing() {}

    /** A path that goes on. */
    static List<Object> path(List<Object> start, Object... more) {
        List<Object> path = new ArrayList<>(start);
        path.addAll(List.of(more));
        return path;
    }
}
