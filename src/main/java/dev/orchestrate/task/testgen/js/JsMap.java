package dev.orchestrate.task.testgen.js;

import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code Map}, or a {@code Set} whose values are its keys. Mutable; confined to a thread. */
public record JsMap(Map<Object, Object> entries, boolean isSet) {
    static JsMap empty(boolean isSet) {
        return new JsMap(new LinkedHashMap<>(), isSet);
    }
}
