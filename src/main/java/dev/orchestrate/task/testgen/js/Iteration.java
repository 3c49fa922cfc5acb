package dev.orchestrate.task.testgen.js;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a loop goes over. */
final class Iteration {
    private Iteration() {}

    static List<Object> over(Object value) {
        return switch (value) {
            case JsArray array -> List.copyOf(array.items());
            case String text ->
                    text.codePoints()
                            .mapToObj(Character::toString)
                            .map(letter -> (Object) letter)
                            .toList();
            case JsMap map -> map.isSet() ? List.copyOf(map.entries().keySet()) : pairs(map);
            case Nothing nothing when nothing == Nothing.UNKNOWN ->
                    throw new NotKnown("what is gone over is not known");
            default -> throw Thrown.typeError("value is not iterable");
        };
    }

    static List<Object> pairs(JsMap map) {
        List<Object> pairs = new ArrayList<>();
        for (Map.Entry<Object, Object> entry : map.entries().entrySet()) {
            pairs.add(JsArray.of(List.of(entry.getKey(), entry.getValue())));
        }
        return pairs;
    }
}
