package dev.orchestrate.task.testgen.js;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The names that are there without being declared. */
final class Globals {
    private final Map<String, Object> names = new HashMap<>();
    private final JsObject process = new JsObject();

    Globals(Supplier<Object> now) {
        environment(JsObject.open());
        names.put("process", process);
        names.put("NaN", Double.NaN);
        names.put("Infinity", Double.POSITIVE_INFINITY);
        JsClass error = error("Error", null);
        names.put("Error", error);
        for (String name : List.of("TypeError", "RangeError", "SyntaxError")) {
            names.put(name, error(name, error));
        }
        for (String name : List.of("Map", "Set", "WeakMap", "Date", "Array", "Promise")) {
            names.put(name, builtin(name, now));
        }
        names.put("Object", Statics.object());
        names.put("Number", Statics.number());
        names.put("Math", Statics.math());
        names.put("String", (JsFunction) (_, all) -> Statics.text(all));
        names.put("Boolean", (JsFunction) (_, all) -> Operators.truth(all.getFirst()));
        names.put("parseInt", (JsFunction) (_, all) -> Statics.parseInt(all));
        names.put("parseFloat", (JsFunction) (_, all) -> Statics.parseFloat(all));
        names.put("structuredClone", (JsFunction) (_, all) -> Values.copy(all.getFirst()));
        names.put("console", console());
        names.put("Buffer", Buffers.type());
        names.put("JSON", Json.type());
    }

    void environment(JsObject variables) {
        process.put("env", variables);
    }

    Object get(String name) {
        return names.getOrDefault(name, Nothing.UNKNOWN);
    }

    private static JsClass error(String name, @Nullable JsClass parent) {
        return new JsClass(
                name,
                parent,
                (object, all) -> {
                    object.put("name", name);
                    object.put(
                            "message", all.isEmpty() ? "" : Statics.textOrUnknown(all.getFirst()));
                },
                null);
    }

    private static JsClass builtin(String name, Supplier<Object> now) {
        JsClass type = new JsClass(name, null, (_, _) -> {}, null);
        if (name.equals("Array")) {
            type.statics().put("isArray", (JsFunction) (_, all) -> Statics.isArray(all.getFirst()));
            type.statics().put("from", (JsFunction) (_, all) -> Statics.from(all));
        }
        if (name.equals("Promise")) {
            type.statics().put("all", (JsFunction) (_, all) -> all.getFirst());
            type.statics()
                    .put(
                            "resolve",
                            (JsFunction)
                                    (_, all) -> all.isEmpty() ? Nothing.UNDEFINED : all.getFirst());
            type.statics()
                    .put(
                            "reject",
                            (JsFunction)
                                    (_, all) -> {
                                        throw new Thrown(all.getFirst());
                                    });
        }
        if (name.equals("Date")) {
            type.statics().put("now", (JsFunction) (_, _) -> now.get());
        }
        return type;
    }

    private static JsObject console() {
        JsObject console = new JsObject();
        for (String name : List.of("log", "info", "warn", "error", "debug")) {
            console.put(name, (JsFunction) (_, _) -> Nothing.UNDEFINED);
        }
        return console;
    }
}
