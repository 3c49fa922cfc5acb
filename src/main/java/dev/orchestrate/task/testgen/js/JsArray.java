package dev.orchestrate.task.testgen.js;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An array. Mutable; confined to a thread. */
public record JsArray(List<Object> items) {
    public static JsArray of(Collection<?> items) {
        return new JsArray(new ArrayList<>(items));
    }
}
