package dev.orchestrate.task.configedit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers of a plan in the classes that parsers of files use. */
final class Numbers {
    private Numbers() {}

    /** The same with whole numbers as small as they fit, and others as doubles. */
    static Object usual(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach(
                        (key, field) -> copy.put(key, field == null ? Edit.NOTHING : usual(field)));
                yield copy;
            }
            case List<?> list ->
                    list.stream().map(item -> item == null ? Edit.NOTHING : usual(item)).toList();
            case BigDecimal number -> usual(number);
            default -> value;
        };
    }

    private static Object usual(BigDecimal number) {
        if (number.scale() > 0) {
            return number.doubleValue();
        }
        int bits = number.toBigIntegerExact().bitLength();
        if (bits < Integer.SIZE) {
            return number.intValueExact();
        }
        return bits < Long.SIZE ? (Object) number.longValueExact() : number.toBigIntegerExact();
    }
}
