package dev.orchestrate.task.testgen.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of sequences, and entries of dictionaries. */
final class Slices {
    private Slices() {}

    static Value item(Value object, Value index) {
        return switch (object) {
            case Value.Dict dict -> {
                Value found = dict.entries().get(Operators.key(index));
                if (found == null) {
                    throw new Raised(new Value.Fault("KeyError", List.of(index)), false);
                }
                yield found;
            }
            case Value.Sequence list -> list.items().get(position(index, list.items().size()));
            case Value.Tuple tuple -> tuple.items().get(position(index, tuple.items().size()));
            case Value.Text text -> {
                int at = position(index, text.value().length());
                yield new Value.Text(text.value().substring(at, at + 1));
            }
            case Value.None none ->
                    throw Raised.of("TypeError", "'NoneType' object is not subscriptable");
            case Value.Int number ->
                    throw Raised.of("TypeError", "'int' object is not subscriptable");
            default -> throw new Unclear("an item of an object");
        };
    }

    private static int position(Value index, int size) {
        if (index instanceof Value.Text) {
            throw Raised.of("TypeError", "indices must be integers");
        }
        int at = Natives.small(index);
        int position = at < 0 ? size + at : at;
        if (position < 0 || position >= size) {
            throw Raised.of("IndexError", "index out of range");
        }
        return position;
    }

    static void put(Value object, Value index, Value value) {
        switch (object) {
            case Value.Dict dict -> dict.entries().put(Operators.key(index), value);
            case Value.Sequence list ->
                    list.items().set(position(index, list.items().size()), value);
            default -> throw new Unclear("an assignment to an item");
        }
    }

    /** From a start to before an end; null where one is left out. */
    static Value of(Value object, List<@Nullable Value> bounds) {
        if (bounds.size() > 2 && bounds.get(2) != null) {
            throw new Unclear("a slice with a step");
        }
        int size = Natives.length(object);
        int start = bound(bounds.get(0), 0, size);
        int end = Math.max(start, bound(bounds.get(1), size, size));
        return switch (object) {
            case Value.Sequence list ->
                    new Value.Sequence(new ArrayList<>(list.items().subList(start, end)));
            case Value.Tuple tuple -> new Value.Tuple(tuple.items().subList(start, end));
            case Value.Text text -> new Value.Text(text.value().substring(start, end));
            default -> throw new Unclear("a slice of an object");
        };
    }

    private static int bound(@Nullable Value value, int fallback, int size) {
        if (value == null || value instanceof Value.None) {
            return fallback;
        }
        int at = Natives.small(value);
        return Math.clamp(at < 0 ? size + at : at, 0, size);
    }
}
