package dev.orchestrate.task.testgen.trial;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.JsArray;
import dev.orchestrate.task.testgen.js.JsDate;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Modules;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Operators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a type, as far as the workspace declares it; what it does not is not known.
 * Functions and methods become mocks. Confined to a thread.
 */
public final class TypeSamples {
    /** Types that name themselves end somewhere: below, only what has no parts is made. */
    private static final int MOST_DEPTH = 7;

    /** 2026-01-01T00:00:00Z. */
    static final double NOW = 1_767_225_600_000.0;

    private final TypeNames names;
    private final Map<Place, List<Object>> others = new LinkedHashMap<>();

    public TypeSamples(Modules modules) {
        this.names = new TypeNames(modules);
    }

    /** What may stand in the places of what was made so far, beside what stands there. */
    public Map<Place, List<Object>> others() {
        return others;
    }

    /**
     * A value of a type, as it is written in a file.
     *
     * @param type null where none is written
     * @param place where the value will stand
     */
    public Object of(Module module, @Nullable SyntaxNode type, Place place) {
        return type == null
                ? Nothing.UNKNOWN
                : make(new Type(TypeSyntax.bare(type), module, Map.of()), place, 0);
    }

    private Object make(Type type, Place place, int depth) {
        SyntaxNode node = TypeSyntax.bare(type.node());
        if (depth > MOST_DEPTH && (depth > 2 * MOST_DEPTH || TypeSyntax.hasParts(node))) {
            return Nothing.UNDEFINED;
        }
        Type bare = new Type(node, type.module(), type.arguments());
        return switch (node.type()) {
            case "predefined_type" -> predefined(node.text(), place);
            case "literal_type" -> literal(node.named().getFirst());
            case "array_type" -> array(bare.with(node.named().getFirst()), place, depth);
            case "tuple_type" -> tuple(bare, place, depth);
            case "union_type" -> union(bare, place, depth);
            case "intersection_type" -> merged(bare, place, depth);
            case "object_type" -> fields(bare, place, depth);
            case "function_type" -> function(bare, place, depth);
            case "type_identifier", "generic_type", "nested_type_identifier" ->
                    named(bare, place, depth);
            case "lookup_type" -> lookup(bare, place, depth);
            default -> Nothing.UNKNOWN;
        };
    }

    private static Object predefined(String name, Place place) {
        return switch (name) {
            case "string" -> text(place);
            case "number" -> 1.0;
            case "boolean" -> true;
            case "object" -> new JsObject();
            default -> Nothing.UNDEFINED;
        };
    }

    /** Named after its place, so that a failing test tells what it was. */
    private static String text(Place place) {
        for (Object step : place.steps().reversed()) {
            if (step instanceof String name && !name.equals(Place.RESULT)) {
                return name;
            }
        }
        return "text";
    }

    private static Object literal(SyntaxNode node) {
        return switch (node.type()) {
            case "string" -> node.text().substring(1, node.text().length() - 1);
            case "number" -> Double.parseDouble(node.text().replace("_", ""));
            case "true" -> true;
            case "false" -> false;
            case "null" -> Nothing.NULL;
            default -> Nothing.UNDEFINED;
        };
    }

    private JsArray array(Type item, Place place, int depth) {
        Object first = make(item, place.then(0), depth + 1);
        other(place, JsArray.of(List.of()));
        return JsArray.of(List.of(first));
    }

    private JsArray tuple(Type type, Place place, int depth) {
        List<Object> items = new ArrayList<>();
        for (SyntaxNode item : type.node().named()) {
            items.add(make(type.with(item), place.then(items.size()), depth + 1));
        }
        return new JsArray(items);
    }

    private void other(Place place, Object value) {
        others.computeIfAbsent(place, _ -> new ArrayList<>()).add(value);
    }

    /** The first that is a value; the rest may stand there too. */
    private Object union(Type type, Place place, int depth) {
        List<Object> values = new ArrayList<>();
        for (SyntaxNode member : TypeSyntax.members(type.node())) {
            values.add(make(type.with(member), place, depth + 1));
        }
        Object chosen =
                values.stream()
                        .filter(value -> !(value instanceof Nothing))
                        .findFirst()
                        .orElse(values.getFirst());
        values.stream()
                .filter(value -> !value.equals(chosen))
                .forEach(value -> other(place, value));
        return chosen;
    }

    private Object merged(Type type, Place place, int depth) {
        JsObject merged = new JsObject();
        for (SyntaxNode part : type.node().named()) {
            if (make(type.with(part), place, depth + 1) instanceof JsObject object) {
                merged.fields().putAll(object.fields());
            }
        }
        return merged;
    }

    private Object lookup(Type type, Place place, int depth) {
        List<SyntaxNode> parts = type.node().named();
        if (make(type.with(parts.get(0)), place, depth + 1) instanceof JsObject object
                && parts.get(1).is("literal_type")) {
            Object key = literal(parts.get(1).named().getFirst());
            return object.fields().getOrDefault(Operators.text(key), Nothing.UNKNOWN);
        }
        return Nothing.UNKNOWN;
    }

    private JsObject fields(Type type, Place place, int depth) {
        JsObject object = new JsObject();
        for (SyntaxNode member : type.node().named()) {
            SyntaxNode name = member.field("name");
            if (member.is("index_signature")) {
                return JsObject.open();
            }
            if (name != null) {
                field(object, type.with(member), name.text(), place, depth);
            }
        }
        return object;
    }

    private void field(JsObject object, Type member, String name, Place place, int depth) {
        SyntaxNode node = member.node();
        Place at = place.then(name);
        Object value =
                node.isAnyOf("method_signature", "method_definition", "abstract_method_signature")
                        ? function(member, at, depth)
                        : typed(member, at, depth);
        if (node.has("?")) {
            other(at, value);
        } else {
            object.put(name, value);
        }
    }

    private Object typed(Type member, Place place, int depth) {
        SyntaxNode type = member.node().field("type");
        return type == null ? Nothing.UNKNOWN : make(member.with(type), place, depth + 1);
    }

    private Mock function(Type type, Place place, int depth) {
        SyntaxNode returned = type.node().field("return_type");
        SyntaxNode result = returned == null ? null : TypeSyntax.bare(returned);
        boolean isAsync = type.node().has("async");
        if (result != null && result.is("generic_type") && TypeSyntax.promised(result) != null) {
            isAsync = true;
            result = TypeSyntax.promised(result);
        }
        String name = String.valueOf(place.last());
        if (result == null || TypeSyntax.isVoid(result)) {
            return new Mock(
                    name, isAsync ? Mock.Answer.PROMISE : Mock.Answer.VALUE, Nothing.UNDEFINED);
        }
        if (TypeSyntax.answersArgument(type.node(), result)) {
            return new Mock(
                    name,
                    isAsync ? Mock.Answer.PROMISE_OF_ARGUMENT : Mock.Answer.ARGUMENT,
                    Nothing.UNDEFINED);
        }
        Object answer = make(type.with(result), place.then(Place.RESULT), depth + 1);
        return new Mock(name, isAsync ? Mock.Answer.PROMISE : Mock.Answer.VALUE, answer);
    }

    private Object named(Type type, Place place, int depth) {
        SyntaxNode node = type.node();
        SyntaxNode name = node.is("generic_type") ? node.named().getFirst() : node;
        Type given = type.arguments().get(name.text());
        if (given != null) {
            return make(given, place, depth);
        }
        SyntaxNode arguments = node.child("type_arguments");
        List<Type> types = new ArrayList<>();
        if (arguments != null) {
            arguments.named().forEach(argument -> types.add(type.with(argument)));
        }
        Object standard = standard(name.text(), types, place, depth);
        if (standard != null) {
            return standard;
        }
        Type declared = names.find(type.module(), name.text(), types);
        return declared == null ? Nothing.UNKNOWN : declared(declared, place, depth);
    }

    private Object declared(Type declared, Place place, int depth) {
        SyntaxNode node = declared.node();
        if (depth > MOST_DEPTH && !node.is("type_alias_declaration")) {
            return Nothing.UNDEFINED;
        }
        return switch (node.type()) {
            case "type_alias_declaration" -> typedAlias(declared, place, depth);
            case "interface_declaration" -> withParents(declared, place, depth);
            case "class_declaration", "abstract_class_declaration" ->
                    instance(declared, place, depth);
            default -> Nothing.UNKNOWN;
        };
    }

    private Object typedAlias(Type alias, Place place, int depth) {
        SyntaxNode value = alias.node().field("value");
        return value == null ? Nothing.UNKNOWN : make(alias.with(value), place, depth + 1);
    }

    private Object withParents(Type type, Place place, int depth) {
        JsObject object = new JsObject();
        SyntaxNode parents = type.node().child("extends_type_clause");
        if (parents != null) {
            for (SyntaxNode parent : parents.named()) {
                if (make(type.with(parent), place, depth + 1) instanceof JsObject inherited) {
                    object.fields().putAll(inherited.fields());
                }
            }
        }
        SyntaxNode body = type.node().field("body");
        if (body != null) {
            JsObject own = fields(type.with(body), place, depth);
            if (own.isOpen()) {
                return own;
            }
            object.fields().putAll(own.fields());
        }
        return object;
    }

    /** Stands in for an object of a class: its public methods are mocks. */
    private Object instance(Type type, Place place, int depth) {
        JsObject object = new JsObject();
        SyntaxNode body = type.node().field("body");
        if (body == null) {
            return object;
        }
        for (SyntaxNode member : body.named()) {
            SyntaxNode name = member.field("name");
            SyntaxNode access = member.child("accessibility_modifier");
            boolean isPublic = access == null || access.text().equals("public");
            boolean isMember =
                    member.isAnyOf(
                            "method_definition",
                            "public_field_definition",
                            "abstract_method_signature");
            if (isMember
                    && isPublic
                    && name != null
                    && name.is("property_identifier")
                    && !name.text().equals("constructor")
                    && !member.has("static")) {
                field(object, type.with(member), name.text(), place, depth);
            }
        }
        return object;
    }

    private @Nullable Object standard(String name, List<Type> types, Place place, int depth) {
        return switch (name) {
            case "Date" -> new JsDate(NOW);
            case "Promise", "Readonly", "Required", "NonNullable", "Awaited" ->
                    types.isEmpty() ? Nothing.UNKNOWN : make(types.getFirst(), place, depth + 1);
            case "Array", "ReadonlyArray", "Iterable" ->
                    types.isEmpty() ? null : array(types.getFirst(), place, depth);
            case "Partial" -> new JsObject();
            case "Pick", "Omit" -> picked(name.equals("Pick"), types, place, depth);
            case "Record" -> record(types, place, depth);
            default -> null;
        };
    }

    private Object record(List<Type> types, Place place, int depth) {
        if (types.size() < 2) {
            return Nothing.UNKNOWN;
        }
        List<String> keys = names.literals(types.getFirst());
        if (keys.isEmpty()) {
            return JsObject.open();
        }
        JsObject object = new JsObject();
        for (String key : keys) {
            object.put(key, make(types.get(1), place.then(key), depth + 1));
        }
        return object;
    }

    private Object picked(boolean keeps, List<Type> types, Place place, int depth) {
        if (types.size() < 2
                || !(make(types.getFirst(), place, depth + 1) instanceof JsObject all)) {
            return Nothing.UNKNOWN;
        }
        List<String> keys = names.literals(types.get(1));
        JsObject picked = new JsObject();
        all.fields()
                .forEach((name, value) -> {
                    if (keys.contains(name) == keeps) {
                        picked.put(name, value);
                    }
                });
        return picked;
    }
}
