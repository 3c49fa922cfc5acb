package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Values that a JSON schema takes, and such as it refuses. */
final class JsonSchemas {
    private static final List<String> TEXTS =
            List.of(
                    "ABC123",
                    "abc123",
                    "abc",
                    "123",
                    "a",
                    "1",
                    "A1B2C3D4",
                    "abc-123",
                    "ada@example.com",
                    "2026-01-01",
                    "00000000-0000-4000-8000-000000000000",
                    "https://example.com");

    private JsonSchemas() {}

    /** A value that is refused, and why. */
    record Refused(String why, Object value) {}

    static Object field(JsObject schema, String name) {
        return schema.fields().getOrDefault(name, Nothing.UNDEFINED);
    }

    private static double number(JsObject schema, String name, double fallback) {
        return field(schema, name) instanceof Double number ? number : fallback;
    }

    static Map<String, Object> properties(JsObject schema) {
        return field(schema, "properties") instanceof JsObject object ? object.fields() : Map.of();
    }

    private static List<Object> list(JsObject schema, String name) {
        return field(schema, name) instanceof JsArray array ? array.items() : List.of();
    }

    /** With all that is required, and no more. */
    static Object sample(JsObject schema, String name) {
        List<Object> allowed = list(schema, "enum");
        if (!allowed.isEmpty()) {
            return allowed.getFirst();
        }
        return switch (field(schema, "type")) {
            case String type when type.equals("string") -> text(schema, name);
            case String type when type.equals("integer") || type.equals("number") ->
                    numeral(schema);
            case String type when type.equals("boolean") -> true;
            case String type when type.equals("array") -> array(schema, name);
            case String type when type.equals("object") -> object(schema);
            default -> throw new NotKnown("a schema is not understood");
        };
    }

    private static Object numeral(JsObject schema) {
        double least = number(schema, "minimum", 1);
        double most = number(schema, "maximum", Double.MAX_VALUE);
        return Math.min(Math.max(1, least), most);
    }

    private static Object text(JsObject schema, String name) {
        String format = field(schema, "format") instanceof String known ? known : "";
        String byFormat =
                switch (format) {
                    case "date-time" -> "2026-01-01T00:00:00.000Z";
                    case "date" -> "2026-01-01";
                    case "email" -> "ada@example.com";
                    case "uuid" -> "00000000-0000-4000-8000-000000000000";
                    case "uri" -> "https://example.com";
                    default -> "";
                };
        if (!byFormat.isEmpty()) {
            return byFormat;
        }
        int least = (int) number(schema, "minLength", 0);
        List<String> candidates = new ArrayList<>(List.of(name));
        candidates.add(name + "x".repeat(Math.max(0, least - name.length())));
        candidates.addAll(TEXTS);
        return candidates.stream()
                .filter(candidate -> accepts(schema, candidate))
                .findFirst()
                .orElseThrow(() -> new NotKnown("no text for a pattern is known"));
    }

    private static JsArray array(JsObject schema, String name) {
        int least = (int) number(schema, "minItems", 1);
        List<Object> items = new ArrayList<>();
        if (field(schema, "items") instanceof JsObject item) {
            for (int i = 0; i < Math.max(1, least); i++) {
                items.add(sample(item, name));
            }
        }
        return new JsArray(items);
    }

    private static JsObject object(JsObject schema) {
        JsObject object = new JsObject();
        List<Object> required = list(schema, "required");
        properties(schema)
                .forEach((name, property) -> {
                    if (required.contains(name) && property instanceof JsObject known) {
                        object.put(name, sample(known, name));
                    }
                });
        return object;
    }

    /** Whether it takes a value, as far as the keywords that are used here tell. */
    static boolean accepts(JsObject schema, Object value) {
        List<Object> allowed = list(schema, "enum");
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return false;
        }
        return switch (value) {
            case String text ->
                    field(schema, "type").equals("string")
                            && text.length() >= number(schema, "minLength", 0)
                            && text.length() <= number(schema, "maxLength", Integer.MAX_VALUE)
                            && fits(schema, text);
            case Double number ->
                    number >= number(schema, "minimum", -Double.MAX_VALUE)
                            && number <= number(schema, "maximum", Double.MAX_VALUE)
                            && (number == Math.rint(number)
                                    || !field(schema, "type").equals("integer"));
            case JsArray array ->
                    array.items().size() >= number(schema, "minItems", 0)
                            && array.items().size() <= number(schema, "maxItems", 100_000)
                            && array.items().stream().allMatch(item -> acceptsItem(schema, item));
            case JsObject object -> acceptsFields(schema, object);
            default -> true;
        };
    }

    private static boolean fits(JsObject schema, String text) {
        if (field(schema, "format") instanceof String format && format.startsWith("date")) {
            return text.matches("\\d{4}-\\d\\d-\\d\\d.*");
        }
        return !(field(schema, "pattern") instanceof String pattern)
                || Pattern.compile(pattern).matcher(text).find();
    }

    private static boolean acceptsItem(JsObject schema, Object item) {
        return !(field(schema, "items") instanceof JsObject known) || accepts(known, item);
    }

    private static boolean acceptsFields(JsObject schema, JsObject object) {
        for (Object name : list(schema, "required")) {
            if (!object.fields().containsKey(name)) {
                return false;
            }
        }
        Map<String, Object> properties = properties(schema);
        return object.fields().entrySet().stream()
                .allMatch(field ->
                        !(properties.get(field.getKey()) instanceof JsObject property)
                                || accepts(property, field.getValue()));
    }

    /** Each with one thing wrong. */
    static List<Refused> refused(JsObject schema, boolean inUrl) {
        List<Refused> refused = new ArrayList<>();
        if (!(sample(schema, "") instanceof JsObject good)) {
            return refused;
        }
        for (Object name : inUrl ? List.of() : list(schema, "required")) {
            JsObject without = (JsObject) Values.copy(good);
            without.fields().remove(name);
            refused.add(new Refused(name + " is missing", without));
        }
        properties(schema)
                .forEach((name, property) -> {
                    if (property instanceof JsObject known) {
                        for (Refused value : values(known, inUrl)) {
                            JsObject with = (JsObject) Values.copy(good);
                            with.put(name, value.value());
                            refused.add(new Refused(name + " " + value.why(), with));
                        }
                    }
                });
        return refused;
    }

    private static List<Refused> values(JsObject schema, boolean inUrl) {
        List<Refused> refused = new ArrayList<>();
        String type = field(schema, "type") instanceof String known ? known : "";
        switch (type) {
            case "string" -> texts(schema, inUrl, refused);
            case "integer", "number" -> numbers(schema, refused);
            case "array" -> arrays(schema, refused);
            default -> {}
        }
        return refused;
    }

    private static void texts(JsObject schema, boolean inUrl, List<Refused> into) {
        int least = (int) number(schema, "minLength", 0);
        int most = (int) number(schema, "maxLength", -1);
        if (least > (inUrl ? 1 : 0)) {
            into.add(new Refused("is too short", "x".repeat(least - 1)));
        }
        if (most >= 0) {
            into.add(new Refused("is too long", "x".repeat(most + 1)));
        }
        if (field(schema, "pattern") instanceof String pattern
                && !Pattern.compile(pattern).matcher("!").find()) {
            into.add(new Refused("does not fit its pattern", "!"));
        }
        if (field(schema, "format") instanceof String format && format.startsWith("date")) {
            into.add(new Refused("is no date", "never"));
        }
        if (!list(schema, "enum").isEmpty()) {
            into.add(new Refused("is none of the allowed", "none-of-these"));
        }
        if (!inUrl) {
            into.add(new Refused("is no text", new JsObject()));
        }
    }

    private static void numbers(JsObject schema, List<Refused> into) {
        into.add(new Refused("is no number", "many"));
        if (field(schema, "minimum") instanceof Double least) {
            into.add(new Refused("is too small", least - 1));
        }
        if (field(schema, "maximum") instanceof Double most) {
            into.add(new Refused("is too large", most + 1));
        }
    }

    private static void arrays(JsObject schema, List<Refused> into) {
        if (number(schema, "minItems", 0) > 0) {
            into.add(new Refused("has too few", JsArray.of(List.of())));
        }
        double most = number(schema, "maxItems", -1);
        if (!(field(schema, "items") instanceof JsObject item)) {
            return;
        }
        if (most >= 0 && most <= 50) {
            into.add(
                    new Refused(
                            "has too many",
                            JsArray.of(Collections.nCopies((int) most + 1, sample(item, "item")))));
        }
        if (field(item, "type").equals("object")) {
            for (Refused one : refused(item, false)) {
                into.add(
                        new Refused(
                                "with one whose " + one.why(), JsArray.of(List.of(one.value()))));
            }
        }
    }
}
