package dev.orchestrate.task.testgen.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of texts and containers. */
final class Methods {
    private Methods() {}

    static Value call(Value self, String name, List<Value> args, Map<String, Value> named) {
        if (self instanceof Value.Moment moment) {
            Value result = Times.method(moment, name, args, named);
            if (result == null) {
                throw new Unclear("the method `." + name + "()`");
            }
            return result;
        }
        if (!named.isEmpty()) {
            throw new Unclear("`." + name + "` with named arguments");
        }
        @Nullable Value result =
                switch (self) {
                    case Value.Text text -> ofText(text.value(), name, args);
                    case Value.Sequence list -> ofList(list.items(), name, args);
                    case Value.Dict dict -> ofDict(dict.entries(), name, args);
                    case Value.Group set -> ofSet(set, name, args);
                    default -> null;
                };
        if (result == null) {
            throw new Unclear("the method `." + name + "()`");
        }
        return result;
    }

    /** Whether the value has methods that are known here. */
    static boolean known(Value self) {
        return self instanceof Value.Text
                || self instanceof Value.Sequence
                || self instanceof Value.Dict
                || self instanceof Value.Group;
    }

    private static @Nullable Value ofText(String text, String name, List<Value> args) {
        return switch (name) {
            case "strip" ->
                    args.isEmpty() ? new Value.Text(text.strip()) : trimmed(text, args, true, true);
            case "lstrip" ->
                    args.isEmpty()
                            ? new Value.Text(text.stripLeading())
                            : trimmed(text, args, true, false);
            case "rstrip" ->
                    args.isEmpty()
                            ? new Value.Text(text.stripTrailing())
                            : trimmed(text, args, false, true);
            case "lower" -> new Value.Text(ascii(text).toLowerCase(Locale.ROOT));
            case "upper" -> new Value.Text(ascii(text).toUpperCase(Locale.ROOT));
            case "startswith" -> new Value.Bool(starts(text, args.getFirst()));
            case "endswith" -> new Value.Bool(text.endsWith(text(args.getFirst())));
            case "replace" -> new Value.Text(text.replace(text(args.get(0)), text(args.get(1))));
            case "split" -> split(text, args);
            case "join" -> joined(text, args.getFirst());
            case "find" -> Value.Int.of(text.indexOf(text(args.getFirst())));
            case "count" -> count(text, text(args.getFirst()));
            case "isdigit" -> new Value.Bool(ascii(text).matches("\\d+"));
            case "isalpha" -> new Value.Bool(ascii(text).matches("[a-zA-Z]+"));
            case "isalnum" -> new Value.Bool(ascii(text).matches("[a-zA-Z0-9]+"));
            case "splitlines" -> texts(text.lines().toList());
            default -> null;
        };
    }

    private static boolean starts(String text, Value with) {
        if (with instanceof Value.Tuple all) {
            return all.items().stream().anyMatch(one -> text.startsWith(text(one)));
        }
        return text.startsWith(text(with));
    }

    private static Value trimmed(String text, List<Value> args, boolean left, boolean right) {
        String away = text(args.getFirst());
        int start = 0;
        int end = text.length();
        while (left && start < end && away.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (right && end > start && away.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Value.Text(text.substring(start, end));
    }

    private static Value split(String text, List<Value> args) {
        if (args.isEmpty()) {
            String stripped = text.strip();
            return texts(stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+", -1)));
        }
        if (text(args.getFirst()).isEmpty()) {
            throw Raised.of("ValueError", "empty separator");
        }
        int limit = args.size() > 1 ? Natives.small(args.get(1)) + 1 : -1;
        String by = java.util.regex.Pattern.quote(text(args.getFirst()));
        return texts(List.of(text.split(by, limit)));
    }

    private static Value count(String text, String part) {
        if (part.isEmpty()) {
            throw new Unclear("how often nothing is in a text");
        }
        return Value.Int.of((text.length() - text.replace(part, "").length()) / part.length());
    }

    private static Value joined(String by, Value parts) {
        List<String> all = Natives.items(parts).stream().map(Methods::text).toList();
        return new Value.Text(String.join(by, all));
    }

    private static Value texts(List<String> all) {
        List<Value> items = new ArrayList<>();
        all.forEach(text -> items.add(new Value.Text(text)));
        return new Value.Sequence(items);
    }

    /** Other letters follow rules of their own. */
    private static String ascii(String text) {
        if (text.chars().anyMatch(c -> c > 0x7f)) {
            throw new Unclear("letters that are not ASCII");
        }
        return text;
    }

    static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.value();
            case Value.Int number -> throw Raised.of("TypeError", "expected str, int found");
            case Value.None none -> throw Raised.of("TypeError", "expected str, NoneType found");
            default -> throw new Unclear("a value that is no text");
        };
    }

    private static @Nullable Value ofList(List<Value> items, String name, List<Value> args) {
        return switch (name) {
            case "append" -> {
                items.add(args.getFirst());
                yield Value.NONE;
            }
            case "extend" -> {
                items.addAll(Natives.items(args.getFirst()));
                yield Value.NONE;
            }
            case "insert" -> {
                int at = Natives.small(args.get(0));
                items.add(
                        Math.clamp(at < 0 ? items.size() + at : at, 0, items.size()), args.get(1));
                yield Value.NONE;
            }
            case "clear" -> {
                items.clear();
                yield Value.NONE;
            }
            case "pop" -> popped(items, args);
            case "copy" -> new Value.Sequence(new ArrayList<>(items));
            case "count" ->
                    Value.Int.of(
                            items.stream()
                                    .filter(it -> Operators.equal(it, args.getFirst()))
                                    .count());
            default -> null;
        };
    }

    private static Value popped(List<Value> items, List<Value> args) {
        int at = args.isEmpty() ? -1 : Natives.small(args.getFirst());
        int index = at < 0 ? items.size() + at : at;
        if (index < 0 || index >= items.size()) {
            throw Raised.of(
                    "IndexError",
                    items.isEmpty() ? "pop from empty list" : "pop index out of range");
        }
        return items.remove(index);
    }

    private static @Nullable Value ofDict(
            Map<Value, Value> entries, String name, List<Value> args) {
        Value fallback = args.size() > 1 ? args.get(1) : Value.NONE;
        return switch (name) {
            case "get" -> entries.getOrDefault(Operators.key(args.getFirst()), fallback);
            case "setdefault" -> {
                Value own = entries.putIfAbsent(Operators.key(args.getFirst()), fallback);
                yield own == null ? fallback : own;
            }
            case "pop" -> {
                Value own = entries.remove(Operators.key(args.getFirst()));
                if (own == null && args.size() < 2) {
                    throw new Raised(new Value.Fault("KeyError", List.of(args.getFirst())), false);
                }
                yield own == null ? fallback : own;
            }
            case "keys" -> new Value.Sequence(new ArrayList<>(entries.keySet()));
            case "values" -> new Value.Sequence(new ArrayList<>(entries.values()));
            case "items" -> {
                List<Value> pairs = new ArrayList<>();
                entries.forEach((key, value) -> pairs.add(new Value.Tuple(List.of(key, value))));
                yield new Value.Sequence(pairs);
            }
            case "update" -> {
                if (!(args.getFirst() instanceof Value.Dict other)) {
                    throw new Unclear("an update by no dictionary");
                }
                entries.putAll(other.entries());
                yield Value.NONE;
            }
            case "clear" -> {
                entries.clear();
                yield Value.NONE;
            }
            case "copy" -> new Value.Dict(new LinkedHashMap<>(entries));
            default -> null;
        };
    }

    private static @Nullable Value ofSet(Value.Group set, String name, List<Value> args) {
        return switch (name) {
            case "add" -> {
                set.items().add(Operators.key(args.getFirst()));
                yield Value.NONE;
            }
            case "discard" -> {
                set.items().remove(Operators.key(args.getFirst()));
                yield Value.NONE;
            }
            default -> null;
        };
    }
}
