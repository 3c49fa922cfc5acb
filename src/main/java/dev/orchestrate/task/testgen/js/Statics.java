package dev.orchestrate.task.testgen.js;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of the language that belong to no value. */
final class Statics {
    private Statics() {}

    static Object text(List<Object> all) {
        return all.isEmpty() ? "" : textOrUnknown(all.getFirst());
    }

    static Object textOrUnknown(Object value) {
        return Operators.isKnownText(value) ? Operators.text(value) : Nothing.UNKNOWN;
    }

    static Object parseInt(List<Object> all) {
        if (!(all.getFirst() instanceof String text)) {
            return all.getFirst() instanceof Double number
                    ? (Object) Math.floor(number)
                    : Nothing.UNKNOWN;
        }
        String digits = text.strip().replaceFirst("^([-+]?\\d+).*$", "$1");
        return digits.matches("[-+]?\\d+") ? Double.parseDouble(digits) : Double.NaN;
    }

    static Object parseFloat(List<Object> all) {
        if (!(all.getFirst() instanceof String text)) {
            return all.getFirst();
        }
        String digits = text.strip().replaceFirst("^([-+]?\\d+(\\.\\d+)?).*$", "$1");
        return digits.matches("[-+]?\\d+(\\.\\d+)?") ? Double.parseDouble(digits) : Double.NaN;
    }

    static Object isArray(Object value) {
        return value == Nothing.UNKNOWN ? value : value instanceof JsArray;
    }

    static Object from(List<Object> all) {
        Object source = all.getFirst();
        List<Object> items =
                source instanceof JsObject object
                                && object.fields().get("length") instanceof Double n
                        ? undefined(n.intValue())
                        : Iteration.over(source);
        JsArray array = JsArray.of(items);
        return all.size() < 2 ? array : ArrayMethods.map(array, ArrayMethods.function(all.get(1)));
    }

    private static List<Object> undefined(int count) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Math.min(count, 1000); i++) {
            items.add(Nothing.UNDEFINED);
        }
        return items;
    }

    /** {@code Object}, with its functions. */
    static JsObject object() {
        JsObject object = new JsObject();
        object.put("keys", (JsFunction) (_, all) -> Builtins.keys(all.getFirst()));
        object.put("values", (JsFunction) (_, all) -> JsArray.of(fields(all).values()));
        object.put("entries", (JsFunction) (_, all) -> entries(fields(all)));
        object.put("freeze", (JsFunction) (_, all) -> all.getFirst());
        object.put("assign", (JsFunction) (_, all) -> assign(all));
        object.put("fromEntries", (JsFunction) (_, all) -> fromEntries(all.getFirst()));
        return object;
    }

    private static Map<String, Object> fields(List<Object> all) {
        if (all.getFirst() instanceof JsObject known) {
            return new LinkedHashMap<>(known.fields());
        }
        throw new NotKnown("the fields of a value are not known");
    }

    private static JsArray entries(Map<String, Object> fields) {
        List<Object> entries = new ArrayList<>();
        fields.forEach((name, value) -> entries.add(JsArray.of(List.of(name, value))));
        return JsArray.of(entries);
    }

    private static Object assign(List<Object> all) {
        if (!(all.getFirst() instanceof JsObject target)) {
            throw new NotKnown("what is assigned to is not known");
        }
        for (Object source : all.subList(1, all.size())) {
            if (!Operators.isNothing(source)) {
                target.fields().putAll(fields(List.of(source)));
            }
        }
        return target;
    }

    private static Object fromEntries(Object pairs) {
        JsObject object = new JsObject();
        for (Object pair : Iteration.over(pairs)) {
            List<Object> parts = Iteration.over(pair);
            object.put(Operators.text(parts.get(0)), parts.get(1));
        }
        return object;
    }

    /** {@code Number}: it is called, and has functions. */
    static JsClass number() {
        JsClass number = new JsClass("Number", null, (_, _) -> {}, null);
        test(number, "isInteger", n -> n == Math.rint(n) && !Double.isInfinite(n));
        test(number, "isSafeInteger", n -> n == Math.rint(n) && Math.abs(n) < 9007199254740992.0);
        test(number, "isFinite", Double::isFinite);
        test(number, "isNaN", n -> Double.isNaN(n));
        number.statics().put("MAX_SAFE_INTEGER", 9007199254740991.0);
        number.statics().put("parseInt", (JsFunction) (_, all) -> parseInt(all));
        number.statics().put("parseFloat", (JsFunction) (_, all) -> parseFloat(all));
        return number;
    }

    /** {@code Number}, called. */
    static Object numberOf(List<Object> all) {
        if (all.isEmpty()) {
            return 0.0;
        }
        return all.getFirst() == Nothing.UNKNOWN
                ? Nothing.UNKNOWN
                : (Object) Operators.number(all.getFirst());
    }

    private interface Test {
        boolean holds(double number);
    }

    private static void test(JsClass number, String name, Test test) {
        number.statics()
                .put(
                        name,
                        (JsFunction)
                                (_, all) -> {
                                    Object value = all.getFirst();
                                    return value == Nothing.UNKNOWN
                                            ? value
                                            : value instanceof Double known && test.holds(known);
                                });
    }

    static JsObject math() {
        JsObject math = new JsObject();
        one(math, "floor", Math::floor);
        one(math, "ceil", Math::ceil);
        one(math, "round", n -> Math.floor(n + 0.5));
        one(math, "trunc", n -> n < 0 ? Math.ceil(n) : Math.floor(n));
        one(math, "abs", Math::abs);
        one(math, "sqrt", Math::sqrt);
        math.put("max", (JsFunction) (_, all) -> fold(all, Double.NEGATIVE_INFINITY, Math::max));
        math.put("min", (JsFunction) (_, all) -> fold(all, Double.POSITIVE_INFINITY, Math::min));
        math.put("random", (JsFunction) (_, _) -> Nothing.UNKNOWN);
        return math;
    }

    private static void one(JsObject math, String name, DoubleUnaryOperator operator) {
        math.put(
                name,
                (JsFunction)
                        (_, all) ->
                                all.getFirst() == Nothing.UNKNOWN
                                        ? Nothing.UNKNOWN
                                        : (Object)
                                                operator.applyAsDouble(
                                                        Operators.number(all.getFirst())));
    }

    private static Object fold(List<Object> all, double start, DoubleBinaryOperator operator) {
        double result = start;
        for (Object value : all) {
            if (value == Nothing.UNKNOWN) {
                return value;
            }
            result = operator.applyAsDouble(result, Operators.number(value));
        }
        return result;
    }
}
