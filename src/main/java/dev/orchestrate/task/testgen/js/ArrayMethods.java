package dev.orchestrate.task.testgen.js;

import java.util.ArrayList;
import java.util.List;

/** What arrays can do. */
final class ArrayMethods {
    private ArrayMethods() {}

    static JsFunction function(Object value) {
        if (value instanceof JsFunction known) {
            return known;
        }
        throw new NotKnown("what is called for each item is not known");
    }

    static Object member(JsArray array, String name) {
        List<Object> items = array.items();
        return switch (name) {
            case "length" -> (double) items.size();
            case "map" -> (JsFunction) (_, all) -> map(array, function(all.getFirst()));
            case "filter" -> (JsFunction) (_, all) -> filter(array, function(all.getFirst()));
            case "find" -> (JsFunction) (_, all) -> first(array, all, Nothing.UNDEFINED, false);
            case "findIndex" -> (JsFunction) (_, all) -> first(array, all, -1.0, true);
            case "some" ->
                    (JsFunction)
                            (_, all) -> !filter(array, function(all.getFirst())).items().isEmpty();
            case "every" ->
                    (JsFunction)
                            (_, all) ->
                                    filter(array, function(all.getFirst())).items().size()
                                            == items.size();
            case "forEach" ->
                    (JsFunction)
                            (_, all) -> {
                                var _ = map(array, function(all.getFirst()));
                                return Nothing.UNDEFINED;
                            };
            case "flatMap" -> (JsFunction) (_, all) -> flat(map(array, function(all.getFirst())));
            case "reduce" -> (JsFunction) (_, all) -> reduce(array, all);
            case "includes" -> (JsFunction) (_, all) -> position(array, all) >= 0;
            case "indexOf" -> (JsFunction) (_, all) -> position(array, all);
            default -> other(array, name);
        };
    }

    private static Object other(JsArray array, String name) {
        List<Object> items = array.items();
        return switch (name) {
            case "push" ->
                    (JsFunction)
                            (_, all) -> {
                                items.addAll(all);
                                return (double) items.size();
                            };
            case "pop" ->
                    (JsFunction) (_, _) -> items.isEmpty() ? Nothing.UNDEFINED : items.removeLast();
            case "shift" ->
                    (JsFunction)
                            (_, _) -> items.isEmpty() ? Nothing.UNDEFINED : items.removeFirst();
            case "join" -> (JsFunction) (_, all) -> join(items, all);
            case "slice" -> (JsFunction) (_, all) -> slice(items, all);
            case "concat" -> (JsFunction) (_, all) -> concat(items, all);
            case "sort" -> (JsFunction) (_, all) -> sort(array, all);
            case "reverse" -> (JsFunction) (_, _) -> reverse(array);
            case "at" ->
                    (JsFunction)
                            (_, all) -> {
                                int at = StringMethods.index(all, 0, 0);
                                int real = at < 0 ? at + items.size() : at;
                                return real >= 0 && real < items.size()
                                        ? items.get(real)
                                        : Nothing.UNDEFINED;
                            };
            case "flat" -> (JsFunction) (_, _) -> flat(array);
            default -> (JsFunction) (_, _) -> Nothing.UNKNOWN;
        };
    }

    static JsArray map(JsArray array, JsFunction function) {
        List<Object> made = new ArrayList<>();
        int at = 0;
        for (Object item : List.copyOf(array.items())) {
            made.add(function.call(Nothing.UNDEFINED, List.of(item, (double) at++, array)));
        }
        return new JsArray(made);
    }

    private static JsArray filter(JsArray array, JsFunction function) {
        JsArray truths = map(array, function);
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < truths.items().size(); i++) {
            if (Operators.truth(truths.items().get(i))) {
                kept.add(array.items().get(i));
            }
        }
        return new JsArray(kept);
    }

    private static Object first(JsArray array, List<Object> all, Object none, boolean asIndex) {
        JsFunction function = function(all.getFirst());
        for (int i = 0; i < array.items().size(); i++) {
            Object item = array.items().get(i);
            if (Operators.truth(function.call(Nothing.UNDEFINED, List.of(item, (double) i)))) {
                return asIndex ? (Object) (double) i : item;
            }
        }
        return none;
    }

    private static JsArray flat(JsArray array) {
        List<Object> made = new ArrayList<>();
        for (Object item : array.items()) {
            if (item instanceof JsArray inner) {
                made.addAll(inner.items());
            } else {
                made.add(item);
            }
        }
        return new JsArray(made);
    }

    private static Object reduce(JsArray array, List<Object> all) {
        JsFunction function = function(all.getFirst());
        List<Object> items = List.copyOf(array.items());
        int at = all.size() > 1 ? 0 : 1;
        if (items.isEmpty() && at == 1) {
            throw Thrown.typeError("Reduce of empty array with no initial value");
        }
        Object result = at == 0 ? all.get(1) : items.getFirst();
        for (; at < items.size(); at++) {
            result = function.call(Nothing.UNDEFINED, List.of(result, items.get(at), (double) at));
        }
        return result;
    }

    private static double position(JsArray array, List<Object> all) {
        for (int i = 0; i < array.items().size(); i++) {
            if (array.items().get(i) == Nothing.UNKNOWN || all.getFirst() == Nothing.UNKNOWN) {
                throw new NotKnown("whether an item is there is not known");
            }
            if (Operators.same(array.items().get(i), all.getFirst())) {
                return i;
            }
        }
        return -1;
    }

    private static Object join(List<Object> items, List<Object> all) {
        if (!items.stream().allMatch(Operators::isKnownText)) {
            return Nothing.UNKNOWN;
        }
        String by = all.isEmpty() ? "," : Operators.text(all.getFirst());
        return String.join(by, items.stream().map(Operators::text).toList());
    }

    private static JsArray slice(List<Object> items, List<Object> all) {
        int size = items.size();
        int from = StringMethods.index(all, 0, 0);
        int to = StringMethods.index(all, 1, size);
        int start = Math.clamp(from < 0 ? from + size : from, 0, size);
        int end = Math.clamp(to < 0 ? to + size : to, 0, size);
        return JsArray.of(start < end ? items.subList(start, end) : List.of());
    }

    private static JsArray concat(List<Object> items, List<Object> all) {
        List<Object> made = new ArrayList<>(items);
        all.forEach(
                more -> made.addAll(more instanceof JsArray array ? array.items() : List.of(more)));
        return new JsArray(made);
    }

    private static JsArray sort(JsArray array, List<Object> all) {
        if (all.isEmpty()) {
            array.items().sort((a, b) -> Operators.text(a).compareTo(Operators.text(b)));
            return array;
        }
        JsFunction order = function(all.getFirst());
        array.items()
                .sort((a, b) ->
                        (int)
                                Math.signum(
                                        Operators.number(
                                                order.call(Nothing.UNDEFINED, List.of(a, b)))));
        return array;
    }

    private static JsArray reverse(JsArray array) {
        List<Object> reversed = List.copyOf(array.items()).reversed();
        array.items().clear();
        array.items().addAll(reversed);
        return array;
    }
}
