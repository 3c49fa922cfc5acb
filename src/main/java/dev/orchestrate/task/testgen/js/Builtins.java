package dev.orchestrate.task.testgen.js;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What values of the language's own kinds can do. */
final class Builtins {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Builtins() {}

    /** A new value that is no plain object; empty where the class makes those. */
    static Optional<Object> special(JsClass type, List<Object> all, Supplier<Object> now) {
        return switch (type.name()) {
            case "Map", "WeakMap" -> Optional.of(mapOf(all, false));
            case "Set" -> Optional.of(mapOf(all, true));
            case "Date" -> Optional.of(date(all.isEmpty() ? now.get() : all.getFirst()));
            case "Promise", "Array" -> Optional.of(Nothing.UNKNOWN);
            default -> Optional.empty();
        };
    }

    private static Object mapOf(List<Object> all, boolean isSet) {
        JsMap map = JsMap.empty(isSet);
        if (all.isEmpty() || Operators.isNothing(all.getFirst())) {
            return map;
        }
        for (Object item : Iteration.over(all.getFirst())) {
            if (isSet) {
                map.entries().put(item, item);
            } else {
                List<Object> pair = Iteration.over(item);
                map.entries().put(pair.get(0), pair.get(1));
            }
        }
        return map;
    }

    private static Object date(Object moment) {
        return switch (moment) {
            case Double number -> new JsDate(number);
            case JsDate date -> date;
            case String text -> parsed(text);
            default -> Nothing.UNKNOWN;
        };
    }

    private static Object parsed(String text) {
        try {
            return new JsDate(Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException e) {
            // Other forms are understood differently from place to place.
            return text.matches("[a-zA-Z ]*") ? new JsDate(Double.NaN) : Nothing.UNKNOWN;
        }
    }

    static JsArray keys(Object value) {
        if (value instanceof JsObject object) {
            return JsArray.of(object.fields().keySet());
        }
        throw new NotKnown("the keys of a value are not known");
    }

    static Object ofAnyObject(JsObject object, String name) {
        return switch (name) {
            case "hasOwnProperty" ->
                    (JsFunction)
                            (_, all) -> object.fields().containsKey(Operators.text(all.getFirst()));
            default -> Nothing.UNDEFINED;
        };
    }

    static Object member(Object owner, String name) {
        return switch (owner) {
            case String text -> StringMethods.member(text, name);
            case JsArray array -> ArrayMethods.member(array, name);
            case JsMap map -> ofMap(map, name);
            case JsDate date -> ofDate(date, name);
            case JsRegex regex -> ofRegex(regex, name);
            case JsBytes bytes -> Buffers.member(bytes, name);
            case Double number -> ofNumber(number, name);
            case JsFunction function -> ofFunction(function, name);
            default -> Nothing.UNKNOWN;
        };
    }

    private static Object ofFunction(JsFunction function, String name) {
        return switch (name) {
            case "call" ->
                    (JsFunction)
                            (_, all) -> function.call(all.getFirst(), all.subList(1, all.size()));
            case "bind" -> (JsFunction) (_, all) -> bound(function, all.getFirst());
            default -> Nothing.UNKNOWN;
        };
    }

    private static JsFunction bound(JsFunction function, Object self) {
        return (_, arguments) -> function.call(self, arguments);
    }

    private static Object ofMap(JsMap map, String name) {
        Map<Object, Object> entries = map.entries();
        return switch (name) {
            case "size" -> (double) entries.size();
            case "get" ->
                    (JsFunction)
                            (_, all) ->
                                    entries.getOrDefault(known(all.getFirst()), Nothing.UNDEFINED);
            case "has" -> (JsFunction) (_, all) -> entries.containsKey(known(all.getFirst()));
            case "set" ->
                    (JsFunction)
                            (_, all) -> {
                                entries.put(known(all.get(0)), all.get(1));
                                return map;
                            };
            case "add" ->
                    (JsFunction)
                            (_, all) -> {
                                entries.put(known(all.getFirst()), all.getFirst());
                                return map;
                            };
            case "delete" -> (JsFunction) (_, all) -> entries.remove(known(all.getFirst())) != null;
            case "clear" ->
                    (JsFunction)
                            (_, _) -> {
                                entries.clear();
                                return Nothing.UNDEFINED;
                            };
            case "values" -> (JsFunction) (_, _) -> JsArray.of(entries.values());
            case "keys" -> (JsFunction) (_, _) -> JsArray.of(entries.keySet());
            case "entries" -> (JsFunction) (_, _) -> JsArray.of(Iteration.pairs(map));
            default -> throw new NotKnown("`" + name + "` of a map is not followed");
        };
    }

    private static Object known(Object key) {
        if (key == Nothing.UNKNOWN) {
            throw new NotKnown("a key is not known");
        }
        return key;
    }

    private static Object ofDate(JsDate date, String name) {
        return switch (name) {
            case "getTime", "valueOf" -> (JsFunction) (_, _) -> date.millis();
            case "toISOString", "toJSON" -> (JsFunction) (_, _) -> iso(date);
            default -> (JsFunction) (_, _) -> Nothing.UNKNOWN;
        };
    }

    static String iso(JsDate date) {
        if (Double.isNaN(date.millis())) {
            throw Thrown.typeError("Invalid time value");
        }
        return ISO.format(Instant.ofEpochMilli((long) date.millis()));
    }

    private static Object ofRegex(JsRegex regex, String name) {
        if (!name.equals("test")) {
            return (JsFunction) (_, _) -> Nothing.UNKNOWN;
        }
        return (JsFunction)
                (_, all) -> {
                    Object value = all.getFirst();
                    return Operators.isKnownText(value)
                            ? (Object) pattern(regex).matcher(Operators.text(value)).find()
                            : Nothing.UNKNOWN;
                };
    }

    static Pattern pattern(JsRegex regex) {
        try {
            // A slash is escaped there and need not be here; the rest is written alike.
            return Pattern.compile(
                    regex.pattern().replace("\\/", "/"),
                    regex.flags().contains("i") ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw new NotKnown("a pattern is not understood: " + e.getDescription());
        }
    }

    private static Object ofNumber(double number, String name) {
        return switch (name) {
            case "toString" ->
                    (JsFunction)
                            (_, all) -> all.isEmpty() ? Operators.numeral(number) : Nothing.UNKNOWN;
            case "toFixed" -> (JsFunction) (_, _) -> Nothing.UNKNOWN;
            default -> throw new NotKnown("`" + name + "` of a number is not followed");
        };
    }
}
