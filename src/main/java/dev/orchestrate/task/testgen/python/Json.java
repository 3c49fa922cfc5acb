package dev.orchestrate.task.testgen.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Python's `json`, and dataclasses as dictionaries. */
final class Json {
    private Json() {}

    /** Of a text, or of what a mock is made to answer. */
    static Value loads(Walk walk, Value text) {
        if (text instanceof Value.Mock mock) {
            Value answer = walk.trace().choices().choose(mock.expression() + " is", answers(walk));
            walk.trace().behavior().put(mock.expression(), answer);
            return loads(walk, answer);
        }
        try {
            return value(new JsonMapper().readTree(Methods.text(text)));
        } catch (JacksonException e) {
            throw Raised.of("json.JSONDecodeError", "Expecting value");
        }
    }

    /** Objects with the keys that the program looks up, and what it compares with. */
    private static List<Value> answers(Walk walk) {
        List<Value> answers = new ArrayList<>();
        List<String> contents = new ArrayList<>(List.of("[]"));
        walk.constants().texts().forEach(text -> contents.add('"' + text.value() + '"'));
        for (String content : contents) {
            String entries =
                    walk.constants().keys().stream()
                            .map(key -> '"' + key.name() + "\": " + content)
                            .collect(Collectors.joining(", "));
            answers.add(new Value.Text("{" + entries + "}"));
        }
        answers.add(new Value.Text("[]"));
        return answers;
    }

    private static Value value(JsonNode node) {
        if (node.isObject()) {
            LinkedHashMap<Value, Value> entries = new LinkedHashMap<>();
            node.properties()
                    .forEach(entry ->
                            entries.put(new Value.Text(entry.getKey()), value(entry.getValue())));
            return new Value.Dict(entries);
        }
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return new Value.Sequence(items);
        }
        if (node.isString()) {
            return new Value.Text(node.asString());
        }
        if (node.isBoolean()) {
            return new Value.Bool(node.asBoolean());
        }
        if (node.isNull()) {
            return Value.NONE;
        }
        if (node.isIntegralNumber()) {
            return new Value.Int(node.bigIntegerValue());
        }
        throw new Unclear("a number in JSON");
    }

    static Value dumps(Value value, Map<String, Value> named) {
        boolean sorted = named.containsKey("sort_keys") && Operators.isTrue(named.get("sort_keys"));
        if (named.size() > (sorted ? 1 : 0)) {
            throw new Unclear("`json.dumps` with named arguments");
        }
        return new Value.Text(text(value, sorted));
    }

    private static String text(Value value, boolean sorted) {
        return switch (value) {
            case Value.None none -> "null";
            case Value.Bool bool -> Boolean.toString(bool.is());
            case Value.Text text -> quoted(text.value());
            case Value.Sequence list ->
                    list.items().stream()
                            .map(item -> text(item, sorted))
                            .collect(Collectors.joining(", ", "[", "]"));
            case Value.Dict dict -> object(dict, sorted);
            case Value.Member member when Operators.isTextual(member) ->
                    text(member.value(), sorted);
            case Value.Int number -> number.value().toString();
            case Value.Real real -> Texts.repr(real);
            case Value.Moment moment ->
                    throw Raised.of(
                            "TypeError", "Object of type datetime is not JSON serializable");
            default -> throw new Unclear("`json.dumps` of an object");
        };
    }

    private static String object(Value.Dict dict, boolean sorted) {
        Map<String, String> entries = sorted ? new TreeMap<>() : new LinkedHashMap<>();
        dict.entries().forEach((key, item) -> entries.put(Methods.text(key), text(item, sorted)));
        return entries.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        if (!text.matches("[ -~]*")) {
            throw new Unclear("letters that are not ASCII");
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A dataclass's fields, those of the objects in it too. */
    static Value fields(Value value) {
        return switch (value) {
            case Value.Instance instance -> {
                LinkedHashMap<Value, Value> entries = new LinkedHashMap<>();
                instance.fields()
                        .forEach((name, field) -> entries.put(new Value.Text(name), fields(field)));
                yield new Value.Dict(entries);
            }
            case Value.Sequence list ->
                    new Value.Sequence(
                            new ArrayList<>(list.items().stream().map(Json::fields).toList()));
            case Value.Dict dict -> {
                LinkedHashMap<Value, Value> entries = new LinkedHashMap<>();
                dict.entries().forEach((key, item) -> entries.put(key, fields(item)));
                yield new Value.Dict(entries);
            }
            default -> value;
        };
    }
}
