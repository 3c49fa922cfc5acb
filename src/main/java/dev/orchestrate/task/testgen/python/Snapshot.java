package dev.orchestrate.task.testgen.python;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/** Copies of values as they are now: what a program does to its arguments later does not show. */
final class Snapshot {
    private final IdentityHashMap<Value, Value> copies = new IdentityHashMap<>();

    private Snapshot() {}

    static Map<String, Value> of(Map<String, Value> values) {
        Snapshot snapshot = new Snapshot();
        Map<String, Value> copied = new LinkedHashMap<>();
        values.forEach((name, value) -> copied.put(name, snapshot.copy(value)));
        return copied;
    }

    private Value copy(Value value) {
        return switch (value) {
            case Value.Sequence list ->
                    new Value.Sequence(
                            new ArrayList<>(list.items().stream().map(this::copy).toList()));
            case Value.Tuple tuple ->
                    new Value.Tuple(tuple.items().stream().map(this::copy).toList());
            case Value.Group set -> new Value.Group(new LinkedHashSet<>(set.items()));
            case Value.Dict dict -> {
                LinkedHashMap<Value, Value> entries = new LinkedHashMap<>();
                dict.entries().forEach((key, item) -> entries.put(key, copy(item)));
                yield new Value.Dict(entries);
            }
            case Value.Instance instance -> copy(instance);
            default -> value;
        };
    }

    private Value copy(Value.Instance instance) {
        Value known = copies.get(instance);
        if (known != null) {
            return known;
        }
        Value.Instance copied = new Value.Instance(instance.type());
        copies.put(instance, copied);
        instance.fields().forEach((name, value) -> copied.fields().put(name, copy(value)));
        instance.construction()
                .forEach((name, value) -> copied.construction().put(name, copy(value)));
        copied.madeWith(instance.arguments());
        if (instance.isMadePlainly()) {
            copied.madePlainly();
        }
        return copied;
    }
}
