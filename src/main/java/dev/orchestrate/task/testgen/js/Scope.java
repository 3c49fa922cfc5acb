package dev.orchestrate.task.testgen.js;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names and their values, block within block. Confined to a thread. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Object> names = new HashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void declare(String name, Object value) {
        names.put(name, value);
    }

    /** A name whose value is looked up when it is used, as an import's is. */
    void live(String name, Supplier<Object> value) {
        names.put(name, new Live(value));
    }

    private record Live(Supplier<Object> value) {}

    boolean knows(String name) {
        return names.containsKey(name) || (outer != null && outer.knows(name));
    }

    Object get(String name) {
        Object own = names.get(name);
        if (own != null) {
            return own instanceof Live live ? live.value().get() : own;
        }
        return outer == null ? Nothing.UNKNOWN : outer.get(name);
    }

    void set(String name, Object value) {
        if (names.containsKey(name) || outer == null) {
            names.put(name, value);
        } else {
            outer.set(name, value);
        }
    }
}
