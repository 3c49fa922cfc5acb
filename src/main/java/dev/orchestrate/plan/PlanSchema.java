package dev.orchestrate.plan;

import dev.orchestrate.plan.Shape.KeyShape;
import dev.orchestrate.plan.Shape.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema (2020-12) of the plan language, made from the declarations that plans are read
 * by. It can not say all: references, cycles and the names in expressions are checked by loading.
 */
public final class PlanSchema {
    private static final List<String> SCALAR = List.of("string", "number", "boolean");

    private final Vocabulary vocabulary;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private PlanSchema(Catalog catalog) {
        this.vocabulary = new Vocabulary(catalog);
    }

    /** As JSON text, indented, with an end of line at the end. */
    public static String text(Catalog catalog) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(new PlanSchema(catalog).schema())
                + "\n";
    }

    private Map<String, Object> schema() {
        Map<String, Object> schema = map("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Orchestrate plan, version 1");
        schema.putAll(level(Language.PLAN));
        schema.put("patternProperties", map("^x-", true));
        definitions.put(
                Language.TASK, task(Language.TASK_KEYS, List.of("id"), "one step of the plan"));
        definitions.put(Language.ON_FAILURE, onFailure());
        definitions.put(Language.CHECKPOINT, level(vocabulary.checkpoint()));
        definitions.put(Language.CRITERION, criterion());
        schema.put("$defs", definitions);
        return schema;
    }

    private Map<String, Object> onFailure() {
        List<KeyShape> keys = new ArrayList<>();
        for (KeyShape key : Language.TASK_KEYS) {
            if (!Language.NOT_ON_FAILURE.contains(key.name())) {
                keys.add(key);
            }
        }
        return task(keys, List.of(), "runs when its phase has failed");
    }

    /** Which further keys a task has, and needs, is told by its type. */
    private Map<String, Object> task(
            List<KeyShape> common, List<String> required, String description) {
        Map<String, Object> task = map("type", "object");
        task.put("description", description);
        Map<String, Object> properties = properties(common);
        Language.LATER_KEYS.forEach(properties::remove);
        List<Object> types = new ArrayList<>();
        for (String type : vocabulary.catalog().taskTypes()) {
            types.add(type(type));
        }
        properties.put("type", map("anyOf", types));
        properties.put("executor", map("const", "local"));
        task.put("properties", properties);
        task.put("required", required);
        List<Object> byType = new ArrayList<>();
        for (String type : vocabulary.catalog().taskTypes()) {
            Map<String, Object> is = map("properties", map("type", type(type)));
            if (!type.equals(Vocabulary.COMMAND)) {
                is.put("required", List.of("type"));
            }
            Map<String, Object> then = map("properties", properties(vocabulary.typeKeys(type)));
            then.put("required", required(vocabulary.typeKeys(type)));
            Map<String, Object> rule = map("if", is);
            rule.put("then", then);
            byType.add(rule);
        }
        task.put("allOf", byType);
        task.put("unevaluatedProperties", false);
        return task;
    }

    /** A type's name; one that ends in {@code :*} stands for a family of types. */
    private static Map<String, Object> type(String type) {
        return type.endsWith(":*")
                ? map("pattern", "^" + type.substring(0, type.length() - 1))
                : map("const", type);
    }

    private Map<String, Object> criterion() {
        Map<String, Object> criterion = level(vocabulary.criterion());
        List<Object> one = new ArrayList<>();
        for (KeyShape key : vocabulary.criterion().keys()) {
            if (Vocabulary.isKind(key.name())) {
                one.add(map("required", List.of(key.name())));
            }
        }
        criterion.put("oneOf", one);
        return criterion;
    }

    private Map<String, Object> level(Level level) {
        Map<String, Object> object = map("type", "object");
        object.put("properties", properties(level.keys()));
        List<String> required = required(level.keys());
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        if (level.name().equals(Language.PHASE.name())) {
            object.put(
                    "oneOf",
                    List.of(map("required", List.of("groups")), map("required", List.of("tasks"))));
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static List<String> required(List<KeyShape> keys) {
        List<String> required = new ArrayList<>();
        for (KeyShape key : keys) {
            if (key.required()) {
                required.add(key.name());
            }
        }
        return required;
    }

    private Map<String, Object> properties(List<KeyShape> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (KeyShape key : keys) {
            Map<String, Object> property = shape(key.shape());
            property.put("description", key.description());
            properties.put(key.name(), property);
        }
        return properties;
    }

    private Map<String, Object> shape(Shape shape) {
        return switch (shape) {
            case Shape.Atom atom -> atom(atom);
            case Shape.Words(List<String> words) -> map("enum", words);
            case Shape.ListOf list -> {
                Map<String, Object> array = map("type", "array");
                array.put("items", shape(list.item()));
                if (!list.mayBeEmpty()) {
                    array.put("minItems", 1);
                }
                yield array;
            }
            case Shape.MapOf map -> {
                Map<String, Object> object = map("type", "object");
                object.put("additionalProperties", shape(map.value()));
                if (!map.mayBeEmpty()) {
                    object.put("minProperties", 1);
                }
                yield object;
            }
            case Shape.Either either ->
                    map("anyOf", List.of(shape(either.scalar()), shape(either.list())));
            case Shape.Named named -> reference(named.level());
            case Level level -> {
                if (!definitions.containsKey(level.name())) {
                    // a place is taken first, so that definitions stand in the order of their use
                    definitions.put(level.name(), Map.of());
                    definitions.put(level.name(), level(level));
                }
                yield reference(level.name());
            }
        };
    }

    private static Map<String, Object> reference(String level) {
        return map("$ref", "#/$defs/" + level);
    }

    private static Map<String, Object> atom(Shape.Atom atom) {
        return switch (atom) {
            case VERSION -> map("enum", List.of(1, "1"));
            case ID -> {
                Map<String, Object> id = map("type", SCALAR);
                id.put("pattern", "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$");
                yield id;
            }
            case TEXT, TEMPLATE, SCALAR -> map("type", SCALAR);
            case CONDITION -> {
                Map<String, Object> condition = map("type", List.of("boolean", "string"));
                condition.put("pattern", "^\\s*(true|false|\\$\\{\\{[\\s\\S]*\\}\\})\\s*$");
                yield condition;
            }
            case FLAG -> map("type", "boolean");
            case COUNT -> atLeast(1);
            case WHOLE -> atLeast(0);
            case INTEGER -> map("type", "integer");
            case NUMBER -> map("type", "number");
            case DURATION -> text("^[0-9]{1,12}(ms|s|m|h|d)$");
            case LIMIT -> text("^0*[1-9][0-9]*(ms|s|m|h|d)$");
            case SIZE -> text("^[0-9]{1,12}(B|KB|MB|GB|TB)$");
            case ANY -> new LinkedHashMap<>();
        };
    }

    private static Map<String, Object> atLeast(int least) {
        Map<String, Object> integer = map("type", "integer");
        integer.put("minimum", least);
        return integer;
    }

    private static Map<String, Object> text(String pattern) {
        Map<String, Object> text = map("type", "string");
        text.put("pattern", pattern);
        return text;
    }

    private static Map<String, Object> map(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }
}
