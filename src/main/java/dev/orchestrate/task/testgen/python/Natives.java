package dev.orchestrate.task.testgen.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's own functions and types, as far as they need nothing but their arguments. */
final class Natives {
    private static final int LONGEST_RANGE = 10_000;
    private static final Set<String> NAMES =
            Set.of(
                    "len",
                    "str",
                    "int",
                    "float",
                    "bool",
                    "abs",
                    "min",
                    "max",
                    "sum",
                    "sorted",
                    "list",
                    "tuple",
                    "dict",
                    "set",
                    "range",
                    "enumerate",
                    "zip",
                    "any",
                    "all",
                    "isinstance",
                    "round",
                    "reversed",
                    "repr",
                    "bytes",
                    "object",
                    "frozenset");

    private final Calls calls;

    Natives(Calls calls) {
        this.calls = calls;
    }

    static @Nullable Value find(String name) {
        return NAMES.contains(name) || Faults.isOne(name) ? new Value.Native(name, null) : null;
    }

    Value call(String name, List<Value> args, Map<String, Value> named) {
        if (Faults.isOne(name)) {
            return new Value.Fault(name, args);
        }
        if (!named.isEmpty()
                && !Set.of("sorted", "min", "max", "sum", "enumerate", "dict").contains(name)) {
            throw new Unclear("`" + name + "` with named arguments");
        }
        return switch (name) {
            case "str" -> new Value.Text(args.isEmpty() ? "" : Texts.str(args.getFirst()));
            case "repr" -> new Value.Text(Texts.repr(args.getFirst()));
            case "len" -> Value.Int.of(length(args.getFirst()));
            case "int" -> toWhole(args);
            case "float" -> toReal(args);
            case "bool" -> new Value.Bool(!args.isEmpty() && Operators.isTrue(args.getFirst()));
            case "isinstance" -> new Value.Bool(isInstance(args.get(0), args.get(1)));
            case "abs" -> absolute(args.getFirst());
            case "round" -> rounded(args);
            default -> ofItems(name, args, named);
        };
    }

    private Value ofItems(String name, List<Value> args, Map<String, Value> named) {
        return switch (name) {
            case "list" -> new Value.Sequence(new ArrayList<>(itemsOrNone(args)));
            case "tuple" -> new Value.Tuple(itemsOrNone(args));
            case "set", "frozenset" -> group(itemsOrNone(args));
            case "dict" -> dict(args, named);
            case "range" -> range(args);
            case "any" ->
                    new Value.Bool(items(args.getFirst()).stream().anyMatch(Operators::isTrue));
            case "all" ->
                    new Value.Bool(items(args.getFirst()).stream().allMatch(Operators::isTrue));
            case "sum" -> sum(args, named);
            case "min", "max" -> extreme(name, args, named);
            case "sorted" -> sorted(items(args.getFirst()), named);
            case "reversed" ->
                    new Value.Sequence(new ArrayList<>(items(args.getFirst()).reversed()));
            case "enumerate" -> enumerated(args, named);
            case "zip" -> zipped(args);
            default -> throw new Unclear("`" + name + "`");
        };
    }

    static int length(Value value) {
        return switch (value) {
            case Value.Text text -> text.value().codePointCount(0, text.value().length());
            case Value.Dict dict -> dict.entries().size();
            case Value.Group set -> set.items().size();
            case Value.Sequence list -> list.items().size();
            case Value.Tuple tuple -> tuple.items().size();
            case Value.Int number ->
                    throw Raised.of("TypeError", "object of type 'int' has no len()");
            case Value.None none ->
                    throw Raised.of("TypeError", "object of type 'NoneType' has no len()");
            default -> throw new Unclear("the length of an object");
        };
    }

    private static List<Value> itemsOrNone(List<Value> args) {
        return args.isEmpty() ? List.of() : items(args.getFirst());
    }

    /** What a loop over the value goes through; a copy. */
    static List<Value> items(Value value) {
        return switch (value) {
            case Value.Sequence list -> List.copyOf(list.items());
            case Value.Tuple tuple -> tuple.items();
            case Value.Dict dict -> List.copyOf(dict.entries().keySet());
            case Value.Group set -> {
                if (set.items().size() > 1) {
                    throw new Unclear("the order of a set");
                }
                yield List.copyOf(set.items());
            }
            case Value.Text text ->
                    text.value()
                            .codePoints()
                            .mapToObj(c -> (Value) new Value.Text(Character.toString(c)))
                            .toList();
            case Value.Mock mock -> List.of();
            case Value.None none ->
                    throw Raised.of("TypeError", "'NoneType' object is not iterable");
            case Value.Int number -> throw Raised.of("TypeError", "'int' object is not iterable");
            case Value.Type type when type.type().isEnum() -> members(type.type());
            default -> throw new Unclear("what a loop goes through");
        };
    }

    private static List<Value> members(PythonClass type) {
        throw new Unclear("all members of `" + type.name() + "`");
    }

    static Value.Group group(List<Value> items) {
        LinkedHashSet<Value> set = new LinkedHashSet<>();
        items.forEach(item -> set.add(Operators.key(item)));
        return new Value.Group(set);
    }

    private static Value dict(List<Value> args, Map<String, Value> named) {
        LinkedHashMap<Value, Value> entries = new LinkedHashMap<>();
        if (!args.isEmpty()) {
            if (args.getFirst() instanceof Value.Dict dict) {
                entries.putAll(dict.entries());
            } else {
                for (Value pair : items(args.getFirst())) {
                    List<Value> both = items(pair);
                    if (both.size() != 2) {
                        throw Raised.of("ValueError", "dictionary update sequence");
                    }
                    entries.put(Operators.key(both.get(0)), both.get(1));
                }
            }
        }
        named.forEach((name, value) -> entries.put(new Value.Text(name), value));
        return new Value.Dict(entries);
    }

    private static Value range(List<Value> args) {
        long start = args.size() > 1 ? small(args.get(0)) : 0;
        long end = small(args.size() > 1 ? args.get(1) : args.get(0));
        long step = args.size() > 2 ? small(args.get(2)) : 1;
        if (step == 0) {
            throw Raised.of("ValueError", "range() arg 3 must not be zero");
        }
        if (Math.abs((end - start) / step) > LONGEST_RANGE) {
            throw new Unclear("a long range");
        }
        List<Value> items = new ArrayList<>();
        for (long at = start; step > 0 ? at < end : at > end; at += step) {
            items.add(Value.Int.of(at));
        }
        return new Value.Sequence(items);
    }

    static int small(Value value) {
        BigInteger number = Operators.integer(value);
        if (number.bitLength() >= Integer.SIZE) {
            throw new Unclear("a large number");
        }
        return number.intValue();
    }

    private static Value sum(List<Value> args, Map<String, Value> named) {
        Value total = args.size() > 1 ? args.get(1) : named.getOrDefault("start", Value.Int.of(0));
        for (Value item : items(args.getFirst())) {
            total = Operators.binary("+", total, item);
        }
        return total;
    }

    private Value extreme(String name, List<Value> args, Map<String, Value> named) {
        List<Value> all = args.size() == 1 ? items(args.getFirst()) : args;
        if (all.isEmpty()) {
            Value fallback = named.get("default");
            if (fallback != null) {
                return fallback;
            }
            throw Raised.of("ValueError", name + "() arg is an empty sequence");
        }
        Comparator<Value> order = by(named.get("key"));
        Value best = all.getFirst();
        for (Value item : all) {
            int sign = order.compare(item, best);
            best = name.equals("min") ? (sign < 0 ? item : best) : (sign > 0 ? item : best);
        }
        return best;
    }

    private Comparator<Value> by(@Nullable Value key) {
        if (key == null || key instanceof Value.None) {
            return Operators::compare;
        }
        return (a, b) ->
                Operators.compare(
                        calls.call(key, List.of(a), Map.of()),
                        calls.call(key, List.of(b), Map.of()));
    }

    private Value sorted(List<Value> items, Map<String, Value> named) {
        List<Value> sorted = new ArrayList<>(items);
        Comparator<Value> order = by(named.get("key"));
        Value reverse = named.get("reverse");
        sorted.sort(reverse != null && Operators.isTrue(reverse) ? order.reversed() : order);
        return new Value.Sequence(sorted);
    }

    private static Value enumerated(List<Value> args, Map<String, Value> named) {
        long at =
                small(args.size() > 1 ? args.get(1) : named.getOrDefault("start", Value.Int.of(0)));
        List<Value> pairs = new ArrayList<>();
        for (Value item : items(args.getFirst())) {
            pairs.add(new Value.Tuple(List.of(Value.Int.of(at++), item)));
        }
        return new Value.Sequence(pairs);
    }

    private static Value zipped(List<Value> args) {
        List<List<Value>> all = args.stream().map(Natives::items).toList();
        int shortest = all.stream().mapToInt(List::size).min().orElse(0);
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < shortest; i++) {
            int row = i;
            rows.add(new Value.Tuple(all.stream().map(items -> items.get(row)).toList()));
        }
        return new Value.Sequence(rows);
    }

    private static Value toWhole(List<Value> args) {
        if (args.isEmpty()) {
            return Value.Int.of(0);
        }
        if (args.size() > 1) {
            throw new Unclear("`int` with a base");
        }
        return switch (args.getFirst()) {
            case Value.Text text -> {
                String digits = text.value().strip();
                if (!digits.matches("[+-]?\\d+(_\\d+)*")) {
                    throw Raised.of(
                            "ValueError",
                            "invalid literal for int() with base 10: "
                                    + Texts.quoted(text.value()));
                }
                yield new Value.Int(new BigInteger(digits.replace("_", "")));
            }
            case Value.Real real when Double.isFinite(real.value()) ->
                    new Value.Int(new BigDecimal(real.value()).toBigInteger());
            case Value.None none -> throw Raised.of("TypeError", "int() argument must be a string");
            case Value other -> new Value.Int(Operators.integer(other));
        };
    }

    private static Value toReal(List<Value> args) {
        if (args.isEmpty()) {
            return new Value.Real(0);
        }
        if (args.getFirst() instanceof Value.Text text) {
            String digits = text.value().strip();
            if (digits.matches("(?i)[+-]?(nan|inf|infinity)") || digits.contains("_")) {
                throw new Unclear("a number that is not finite");
            }
            if (!digits.matches("[+-]?(\\d+[.]?\\d*|[.]\\d+)([eE][+-]?\\d+)?")) {
                throw Raised.of(
                        "ValueError",
                        "could not convert string to float: " + Texts.quoted(text.value()));
            }
            return new Value.Real(Double.parseDouble(digits));
        }
        if (args.getFirst() instanceof Value.None) {
            throw Raised.of("TypeError", "float() argument must be a string or a real number");
        }
        return new Value.Real(Operators.real(args.getFirst()));
    }

    private static Value absolute(Value value) {
        return value instanceof Value.Real real
                ? new Value.Real(Math.abs(real.value()))
                : new Value.Int(Operators.integer(value).abs());
    }

    private static Value rounded(List<Value> args) {
        if (args.size() == 1 && args.getFirst() instanceof Value.Real real) {
            BigDecimal exact = new BigDecimal(real.value());
            return new Value.Int(exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
        }
        if (args.size() == 2 && args.getFirst() instanceof Value.Real real) {
            BigDecimal exact = new BigDecimal(real.value());
            return new Value.Real(
                    exact.setScale(small(args.get(1)), RoundingMode.HALF_EVEN).doubleValue());
        }
        return new Value.Int(Operators.integer(args.getFirst()));
    }

    static boolean isInstance(Value value, Value type) {
        if (type instanceof Value.Tuple types) {
            return types.items().stream().anyMatch(one -> isInstance(value, one));
        }
        return switch (type) {
            case Value.Type own -> isOf(value, own.type().name());
            case Value.Native nativeType -> isOf(value, nativeType.name());
            default -> throw new Unclear("an instance of a type of others");
        };
    }

    private static boolean isOf(Value value, String type) {
        return switch (value) {
            case Value.None none -> type.equals("object");
            case Value.Bool bool -> Set.of("bool", "int", "object").contains(type);
            case Value.Int number -> Set.of("int", "object").contains(type);
            case Value.Real real -> Set.of("float", "object").contains(type);
            case Value.Text text -> Set.of("str", "object").contains(type);
            case Value.Sequence list -> Set.of("list", "object").contains(type);
            case Value.Tuple tuple -> Set.of("tuple", "object").contains(type);
            case Value.Group set -> Set.of("set", "object").contains(type);
            case Value.Dict dict -> Set.of("dict", "object").contains(type);
            case Value.Fault fault -> Faults.isKindOf(fault, type);
            case Value.Instance instance ->
                    instance.type().name().equals(type)
                            || (Faults.isFault(instance.type()) && Faults.isKindOf(instance, type));
            case Value.Member member -> member.type().name().equals(type);
            default -> throw new Unclear("the type of an object");
        };
    }
}
