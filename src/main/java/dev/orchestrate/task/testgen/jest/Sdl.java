package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.syntax.SyntaxTree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a GraphQL schema declares, with what it extends.
 *
 * @param types fields of objects, interfaces and inputs
 * @param concrete the objects that an interface or a union can be
 * @param enums the first value of each
 * @param roots the types that {@code query} and the like begin with
 */
record Sdl(
        Map<String, Map<String, Field>> types,
        Map<String, Set<String>> concrete,
        Set<String> inputs,
        Map<String, String> enums,
        Map<String, String> roots) {

    /** A field, its arguments by name; one of an input has none. */
    record Field(Ref type, Map<String, Argument> arguments) {
        /** Whether it can be asked for without arguments. */
        boolean isFree() {
            return arguments.values().stream().noneMatch(Argument::isNeeded);
        }
    }

    /** An argument; one with a default may be left out. */
    record Argument(Ref type, boolean hasDefault) {
        boolean isNeeded() {
            return type.required() && !hasDefault;
        }
    }

    /**
     * A type as it is used.
     *
     * @param list how often a list of it is meant
     * @param required whether it is never null
     */
    record Ref(String name, int list, boolean required) {}

    static Sdl of(SyntaxTree tree) {
        Sdl sdl =
                new Sdl(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>());
        sdl.roots.put("query", "Query");
        sdl.roots.put("mutation", "Mutation");
        tree.root().all(_ -> true).forEach(sdl::read);
        return sdl;
    }

    /** The fields that an operation begins with. */
    Map<String, Field> root(String operation) {
        return types.getOrDefault(roots.getOrDefault(operation, ""), Map.of());
    }

    /** Whether it has fields, and some of them must be asked for. */
    boolean isComposite(String type) {
        return types.containsKey(type) || concrete.containsKey(type);
    }

    /** An object that stands for an interface or a union. */
    Optional<String> standIn(String type) {
        return concrete.getOrDefault(type, Set.of()).stream().findFirst();
    }

    Optional<String> firstValue(String type) {
        return Optional.ofNullable(enums.get(type));
    }

    private void read(SyntaxNode node) {
        switch (node.type()) {
            case "object_type_definition", "object_type_extension" -> {
                fields(node, "fields_definition");
                for (SyntaxNode above : named(node.child("implements_interfaces"))) {
                    isOne(name(above), name(node));
                }
            }
            case "interface_type_definition", "interface_type_extension" ->
                    fields(node, "fields_definition");
            case "input_object_type_definition", "input_object_type_extension" -> {
                inputs.add(name(node));
                fields(node, "input_fields_definition");
            }
            case "union_type_definition", "union_type_extension" ->
                    named(node.child("union_member_types"))
                            .forEach(member -> isOne(name(node), name(member)));
            case "enum_type_definition", "enum_type_extension" ->
                    node.all(value -> value.is("enum_value_definition")).stream()
                            .findFirst()
                            .map(value -> part(value, "enum_value").text())
                            .ifPresent(value -> enums.putIfAbsent(name(node), value));
            case "root_operation_type_definition" ->
                    roots.put(part(node, "operation_type").text(), name(part(node, "named_type")));
            default -> {}
        }
    }

    private void isOne(String general, String object) {
        concrete.computeIfAbsent(general, _ -> new LinkedHashSet<>()).add(object);
    }

    private void fields(SyntaxNode type, String part) {
        Map<String, Field> fields = types.computeIfAbsent(name(type), _ -> new LinkedHashMap<>());
        SyntaxNode list = type.child(part);
        for (SyntaxNode field : list == null ? List.<SyntaxNode>of() : list.named()) {
            if (field.isAnyOf("field_definition", "input_value_definition")) {
                fields.put(name(field), new Field(ref(part(field, "type")), arguments(field)));
            }
        }
    }

    private static Map<String, Argument> arguments(SyntaxNode field) {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        SyntaxNode list = field.child("arguments_definition");
        for (SyntaxNode argument : list == null ? List.<SyntaxNode>of() : list.named()) {
            if (argument.is("input_value_definition")) {
                boolean hasDefault = argument.has("default_value");
                arguments.put(
                        name(argument), new Argument(ref(part(argument, "type")), hasDefault));
            }
        }
        return arguments;
    }

    private static Ref ref(SyntaxNode type) {
        SyntaxNode required = type.child("non_null_type");
        SyntaxNode bare = required == null ? type : required;
        SyntaxNode list = bare.child("list_type");
        if (list == null) {
            return new Ref(name(part(bare, "named_type")), 0, required != null);
        }
        Ref item = ref(part(list, "type"));
        return new Ref(item.name(), item.list() + 1, required != null);
    }

    private static List<SyntaxNode> named(@Nullable SyntaxNode list) {
        return list == null ? List.of() : list.all(node -> node.is("named_type"));
    }

    private static String name(SyntaxNode node) {
        return part(node, "name").text();
    }

    private static SyntaxNode part(SyntaxNode node, String type) {
        SyntaxNode part = node.child(type);
        if (part == null) {
            throw new IllegalStateException(node + " has no " + type);
        }
        return part;
    }
}
