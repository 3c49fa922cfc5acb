package dev.orchestrate.task.testgen.python;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of a call, and those around it. Confined to a walk. */
final class Scope {
    private final PythonModule module;
    private final @Nullable Scope around;
    private final Map<String, Value> names = new HashMap<>();

    Scope(PythonModule module, @Nullable Scope around) {
        this.module = module;
        this.around = around;
    }

    PythonModule module() {
        return module;
    }

    @Nullable Value find(String name) {
        Value own = names.get(name);
        return own != null || around == null ? own : around.find(name);
    }

    void put(String name, Value value) {
        names.put(name, value);
    }
}
