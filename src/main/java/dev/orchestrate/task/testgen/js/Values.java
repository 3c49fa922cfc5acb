package dev.orchestrate.task.testgen.js;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Whole values. */
public final class Values {
    private Values() {}

    /** A copy that shares nothing that can change, mocks fresh. */
    public static Object copy(Object value) {
        return copy(value, new IdentityHashMap<>());
    }

    private static Object copy(Object value, Map<Object, Object> done) {
        Object already = done.get(value);
        if (already != null) {
            return already;
        }
        return switch (value) {
            case JsObject object -> copyOf(object, done);
            case JsArray array -> {
                JsArray copy = JsArray.of(List.of());
                done.put(array, copy);
                array.items().forEach(item -> copy.items().add(copy(item, done)));
                yield copy;
            }
            case JsMap map -> {
                JsMap copy = JsMap.empty(map.isSet());
                done.put(map, copy);
                map.entries().forEach((key, item) -> copy.entries().put(key, copy(item, done)));
                yield copy;
            }
            case Mock mock -> {
                Mock copy = new Mock(mock.name(), mock.answer(), copy(mock.result(), done));
                done.put(mock, copy);
                yield copy;
            }
            default -> value;
        };
    }

    private static JsObject copyOf(JsObject object, Map<Object, Object> done) {
        JsObject copy = object.isOpen() ? JsObject.open() : new JsObject();
        if (object.type() != null) {
            copy.type(object.type());
        }
        done.put(object, copy);
        object.fields().forEach((name, field) -> copy.put(name, copy(field, done)));
        return copy;
    }
}
