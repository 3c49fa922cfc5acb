package dev.orchestrate.task.testgen.js;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object with fields, in their order. Mutable, as they are; confined to a thread. */
public final class JsObject {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, JsFunction> getters = new LinkedHashMap<>();
    private @Nullable JsClass type;
    private boolean open;
    private boolean partial;

    /** One that may have any fields, such as an environment: what is asked of it is of interest. */
    public static JsObject open() {
        JsObject object = new JsObject();
        object.open = true;
        return object;
    }

    /** One that has more than is known here, such as a module of Node. */
    static JsObject partial() {
        JsObject object = new JsObject();
        object.partial = true;
        return object;
    }

    boolean isPartial() {
        return partial;
    }

    public boolean isOpen() {
        return open;
    }

    public Map<String, Object> fields() {
        return fields;
    }

    public void put(String name, Object value) {
        fields.put(name, value);
    }

    void getter(String name, JsFunction function) {
        getters.put(name, function);
    }

    @Nullable JsFunction getter(String name) {
        return getters.get(name);
    }

    /** Its class; null for a plain one. */
    public @Nullable JsClass type() {
        return type;
    }

    public void type(JsClass wanted) {
        type = wanted;
    }
}
