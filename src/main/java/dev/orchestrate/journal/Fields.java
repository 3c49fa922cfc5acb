package dev.orchestrate.journal;

import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of a JSON object of the state. Those that nobody asks for are let be, and one that is
 * missing is null, empty or false where that makes sense, so that versions can differ.
 */
final class Fields {
    private String[] names = new String[16];
    private @Nullable Object[] values = new @Nullable Object[16];
    private int count;

    private Fields() {}

    /** Something is not as it is written by this version. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    static Fields parse(byte[] bytes, int from, int to) throws Unreadable {
        try (JsonParser parser = Json.parser(bytes, from, to)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("is not an object", null);
            }
            Fields fields = read(parser);
            if (parser.nextToken() != null) {
                throw new Unreadable("goes on after its end", null);
            }
            return fields;
        } catch (JacksonException e) {
            throw new Unreadable("is not JSON", e);
        }
    }

    /** The object that has just begun, to its end. */
    static Fields read(JsonParser parser) throws Unreadable {
        return read(parser, (_, _) -> false);
    }

    /** The same, but for the fields that somebody else reads. */
    static Fields read(JsonParser parser, Other other) throws Unreadable {
        Fields fields = new Fields();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!other.reads(name, parser)) {
                fields.add(name, value(parser, parser.nextToken()));
            }
        }
        return fields;
    }

    /** Reads the value that comes next, to its end, or leaves it and says so. */
    interface Other {
        boolean reads(String name, JsonParser parser) throws Unreadable;
    }

    boolean has(String name) {
        return find(name) != null;
    }

    String text(String name) throws Unreadable {
        return required(name, textOrNull(name));
    }

    @Nullable String textOrNull(String name) throws Unreadable {
        return as(String.class, name);
    }

    long number(String name) throws Unreadable {
        return required(name, numberOrNull(name));
    }

    @Nullable Long numberOrNull(String name) throws Unreadable {
        return as(Long.class, name);
    }

    int integer(String name) throws Unreadable {
        return required(name, integerOrNull(name));
    }

    @Nullable Integer integerOrNull(String name) throws Unreadable {
        Long value = numberOrNull(name);
        if (value != null && value != value.intValue()) {
            throw new Unreadable("`" + name + "` is out of range", null);
        }
        return value == null ? null : value.intValue();
    }

    boolean flag(String name) throws Unreadable {
        return Boolean.TRUE.equals(flagOrNull(name));
    }

    @Nullable Boolean flagOrNull(String name) throws Unreadable {
        return as(Boolean.class, name);
    }

    Instant instant(String name) throws Unreadable {
        return required(name, instantOrNull(name));
    }

    @Nullable Instant instantOrNull(String name) throws Unreadable {
        String text = textOrNull(name);
        try {
            return text == null ? null : Timestamp.parse(text);
        } catch (DateTimeException e) {
            throw new Unreadable("`" + name + "` is not a time", e);
        }
    }

    /** One of the words of an enum. */
    <E extends Enum<E>> E word(String name, E[] all, Function<E, String> word) throws Unreadable {
        return required(name, wordOrNull(name, all, word));
    }

    <E extends Enum<E>> @Nullable E wordOrNull(String name, E[] all, Function<E, String> word)
            throws Unreadable {
        String text = textOrNull(name);
        if (text == null) {
            return null;
        }
        for (E value : all) {
            if (word.apply(value).equals(text)) {
                return value;
            }
        }
        throw new Unreadable("`" + name + "` is `" + text + "`, which is not known", null);
    }

    Fields object(String name) throws Unreadable {
        return required(name, as(Fields.class, name));
    }

    List<String> texts(String name) throws Unreadable {
        return elements(name, String.class);
    }

    List<Fields> objects(String name) throws Unreadable {
        return elements(name, Fields.class);
    }

    /** What a decision names as such; empty where it names none. */
    List<Evidence> evidence() throws Unreadable {
        List<Evidence> evidence = new ArrayList<>();
        for (Fields each : objects("evidence")) {
            evidence.add(new Evidence(each.text("what"), each.textOrNull("sha256")));
        }
        return evidence;
    }

    Map<String, String> map(String name) throws Unreadable {
        Fields fields = as(Fields.class, name);
        if (fields == null || fields.count == 0) {
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.count; i++) {
            map.put(fields.names[i], cast(String.class, fields.names[i], fields.values[i]));
        }
        return map;
    }

    private void add(String name, @Nullable Object value) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        names[count] = name;
        values[count++] = value;
    }

    private @Nullable Object find(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    private <T> @Nullable T as(Class<T> type, String name) throws Unreadable {
        Object value = find(name);
        return value == null ? null : cast(type, name, value);
    }

    private <T> List<T> elements(String name, Class<T> type) throws Unreadable {
        List<?> found = as(List.class, name);
        if (found == null) {
            return List.of();
        }
        List<T> elements = new ArrayList<>(found.size());
        for (Object element : found) {
            elements.add(cast(type, name, element));
        }
        return elements;
    }

    private static <T> T cast(Class<T> type, String name, @Nullable Object value)
            throws Unreadable {
        if (!type.isInstance(value)) {
            throw new Unreadable("`" + name + "` is of another kind", null);
        }
        return type.cast(value);
    }

    private static <T> T required(String name, @Nullable T value) throws Unreadable {
        if (value == null) {
            throw new Unreadable("`" + name + "` is missing", null);
        }
        return value;
    }

    private static Unreadable endsTooEarly() {
        return new Unreadable("ends too early", null);
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
            throws Unreadable {
        if (token == null) {
            throw endsTooEarly();
        }
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_OBJECT -> read(parser);
            case START_ARRAY -> array(parser);
            default -> throw endsTooEarly();
        };
    }

    private static List<@Nullable Object> array(JsonParser parser) throws Unreadable {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            elements.add(value(parser, t));
        }
        return elements;
    }
}
