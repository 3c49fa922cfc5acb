package dev.orchestrate.gate;

import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a tree together from the events of a reader, within bounds on depth and size. Used once;
 * confined to a thread.
 */
final class TreeBuilder {
    static final int MOST_DEPTH = 200;
    static final long MOST_VALUES = 2_000_000;

    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Value root;
    private long size;

    /** A collection that is being read; {@code key} waits for its value. */
    private static final class Open {
        final @Nullable List<Value> items;
        final Map<String, Value> fields = new LinkedHashMap<>();
        @Nullable String key;

        Open(boolean list) {
            items = list ? new ArrayList<>() : null;
        }
    }

    static Value text(String text) {
        return new Value.Text(Template.literal(text));
    }

    /** How many values there are so far, those that aliases repeat included. */
    long size() {
        return size;
    }

    void start(boolean list) throws CanNotJudge {
        grow(1);
        if (open.size() == MOST_DEPTH) {
            throw new CanNotJudge("is nested deeper than " + MOST_DEPTH);
        }
        open.push(new Open(list));
    }

    /** Whether what comes next is the key of a map. */
    boolean expectsKey() {
        Open top = open.peek();
        return top != null && top.items == null && top.key == null;
    }

    void key(String key) throws CanNotJudge {
        Open top = open.element();
        if (top.fields.containsKey(key)) {
            throw new CanNotJudge("has the key `" + Shown.cut(key) + "` twice in one map");
        }
        top.key = key;
    }

    void scalar(Value value) throws CanNotJudge {
        grow(1);
        add(value);
    }

    /** A value that was read before and counts again. */
    void repeat(Value value, long itsSize) throws CanNotJudge {
        grow(itsSize);
        add(value);
    }

    /** The collection that ends. */
    Value end() {
        Open top = open.pop();
        Value value = top.items == null ? new Value.Fields(top.fields) : new Value.Items(top.items);
        add(value);
        return value;
    }

    /** What was read; null for nothing at all. */
    @Nullable Value root() {
        return root;
    }

    private void add(Value value) {
        Open top = open.peek();
        if (top == null) {
            root = value;
        } else if (top.items != null) {
            top.items.add(value);
        } else if (top.key != null) {
            top.fields.put(top.key, value);
            top.key = null;
        }
    }

    private void grow(long by) throws CanNotJudge {
        size += by;
        if (size > MOST_VALUES) {
            throw new CanNotJudge("holds more than " + MOST_VALUES + " values");
        }
    }
}
