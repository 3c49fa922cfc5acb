package dev.orchestrate.task.testgen.js;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code JSON}, with its functions. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static JsObject type() {
        JsObject type = JsObject.partial();
        type.put("stringify", (JsFunction) (_, all) -> stringify(all));
        type.put("parse", (JsFunction) (_, all) -> parse(all));
        return type;
    }

    private static Object stringify(List<Object> all) {
        return all.size() > 1 ? Nothing.UNKNOWN : text(all.getFirst());
    }

    static String text(Object value) {
        return switch (value) {
            case String text -> MAPPER.writeValueAsString(text);
            case Double number when Double.isFinite(number) -> Operators.numeral(number);
            case Double _ -> "null";
            case Boolean truth -> truth.toString();
            case Nothing nothing when nothing == Nothing.NULL -> "null";
            case JsDate date -> MAPPER.writeValueAsString(Builtins.iso(date));
            case JsArray array ->
                    "[" + String.join(",", array.items().stream().map(Json::text).toList()) + "]";
            case JsObject object when !object.isOpen() && !object.fields().containsKey("toJSON") ->
                    object(object);
            default -> throw new NotKnown("what a value is as JSON is not known");
        };
    }

    private static String object(JsObject object) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, Object> field : object.fields().entrySet()) {
            boolean isLeftOut =
                    field.getValue() == Nothing.UNDEFINED || field.getValue() instanceof JsFunction;
            if (!isLeftOut) {
                fields.add(text(field.getKey()) + ":" + text(field.getValue()));
            }
        }
        return "{" + String.join(",", fields) + "}";
    }

    private static Object parse(List<Object> all) {
        return all.getFirst() instanceof String text && all.size() == 1
                ? parse(text)
                : Nothing.UNKNOWN;
    }

    static Object parse(String text) {
        try {
            return value(MAPPER.readTree(text));
        } catch (JacksonException e) {
            // Its message is the engine's own.
            throw new NotKnown("a text is no JSON");
        }
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.stringValue();
            case NUMBER -> node.doubleValue();
            case BOOLEAN -> node.booleanValue();
            case ARRAY -> JsArray.of(node.valueStream().map(Json::value).toList());
            case OBJECT -> {
                JsObject object = new JsObject();
                node.forEachEntry((name, field) -> object.put(name, value(field)));
                yield object;
            }
            case NULL -> Nothing.NULL;
            case BINARY, MISSING, POJO -> throw new NotKnown("a text is no JSON");
        };
    }
}
