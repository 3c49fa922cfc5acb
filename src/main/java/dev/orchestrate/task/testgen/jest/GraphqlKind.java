package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tests of each field of a schema, with valid, null and wrong arguments and answers. */
final class GraphqlKind {
    private static final int MOST_DEPTH = 3;

    private final Subject subject;

    GraphqlKind(Subject subject) {
        this.subject = subject;
    }

    List<Group> groups() {
        Module module = subject.module();
        for (String exported : module.exports().keySet()) {
            if (module.exported(exported) instanceof String text && text.contains("type Query")) {
                return of(Sdl.parse(text), exported);
            }
        }
        return List.of();
    }

    private List<Group> of(Sdl sdl, String definitions) {
        String graphql = subject.imports().use("graphql", "graphql", "graphql");
        List<String> setup = new ArrayList<>();
        Optional<String> built = built();
        String schema =
                built.map(subject.imports()::ofSubject)
                        .orElseGet(() ->
                                subject.imports().use("graphql", "buildSchema", "buildSchema")
                                        + "("
                                        + subject.imports().ofSubject(definitions)
                                        + ")");
        setup.add("const ask = (source: string, answer: unknown) =>");
        setup.add(
                "  %s({ schema: %s, source, rootValue: new Proxy({}, { get: () => () => answer }) });"
                        .formatted(graphql, schema));
        List<Group> groups = new ArrayList<>();
        for (String root : List.of("Query", "Mutation")) {
            List<Group> fields = new ArrayList<>();
            sdl.types()
                    .getOrDefault(root, Map.of())
                    .forEach((name, field) ->
                            fields.add(
                                    new FieldCases(sdl, root.toLowerCase(Locale.ROOT))
                                            .group(name, field)));
            if (!fields.isEmpty()) {
                groups.add(new Group(root, setup, List.of(), fields));
            }
        }
        return groups;
    }

    /** The export that a schema is built in. */
    private Optional<String> built() {
        Module module = subject.module();
        return module.exports().entrySet().stream()
                .filter(export -> {
                    SyntaxNode declaration = module.declaration(export.getValue());
                    SyntaxNode value = declaration == null ? null : declaration.field("value");
                    return value != null && value.text().startsWith("buildSchema(");
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The cases of one field. */
    private record FieldCases(Sdl sdl, String operation) {
        Group group(String name, Sdl.Field field) {
            List<Case> cases = new ArrayList<>();
            Map<String, String> plain = new LinkedHashMap<>();
            field.arguments()
                    .forEach((argument, declared) -> {
                        if (declared.type().required() && !declared.hasDefault()) {
                            plain.put(argument, literal(declared.type(), argument, 0));
                        }
                    });
            String answer = answer(field.type(), name, 0);
            cases.add(fine("answers valid arguments", query(name, field, plain), answer, name));
            cases.add(nullAnswer(name, field, plain));
            field.arguments()
                    .forEach((argument, declared) ->
                            arguments(
                                    new Asked(name, field, plain, answer),
                                    argument,
                                    declared,
                                    cases));
            return Group.of(name, cases);
        }

        private record Asked(
                String name, Sdl.Field field, Map<String, String> plain, String answer) {}

        private void arguments(
                Asked asked, String argument, Sdl.Argument declared, List<Case> into) {
            Map<String, String> without = new LinkedHashMap<>(asked.plain());
            without.remove(argument);
            if (asked.plain().containsKey(argument)) {
                into.add(refused("refuses to go without " + argument, asked, without));
            }
            Map<String, String> isNull = new LinkedHashMap<>(asked.plain());
            isNull.put(argument, "null");
            if (declared.type().required()) {
                into.add(refused("refuses null for " + argument, asked, isNull));
            } else {
                into.add(
                        fine(
                                "takes null for " + argument,
                                query(asked.name(), asked.field(), isNull),
                                asked.answer(),
                                asked.name()));
            }
            Map<String, String> wrong = new LinkedHashMap<>(asked.plain());
            wrong.put(argument, wrong(declared.type()));
            into.add(refused("refuses a wrong value for " + argument, asked, wrong));
        }

        private Case refused(String title, Asked asked, Map<String, String> arguments) {
            return Case.of(
                    title,
                    List.of(
                            "const result = await ask("
                                    + Printer.text(query(asked.name(), asked.field(), arguments))
                                    + ", "
                                    + asked.answer()
                                    + ");",
                            "expect(result.data).toBeUndefined();",
                            "expect(result.errors?.length).toBeGreaterThan(0);"));
        }

        private Case fine(String title, String query, String answer, String name) {
            return Case.of(
                    title,
                    List.of(
                            "const answer = " + answer + ";",
                            "const result = await ask(" + Printer.text(query) + ", answer);",
                            "expect(result.errors).toBeUndefined();",
                            "expect(result.data).toEqual({ " + name + ": answer });"));
        }

        private Case nullAnswer(String name, Sdl.Field field, Map<String, String> plain) {
            String ask =
                    "const result = await ask("
                            + Printer.text(query(name, field, plain))
                            + ", null);";
            return field.type().required()
                    ? Case.of(
                            "never is null",
                            List.of(ask, "expect(result.errors?.length).toBeGreaterThan(0);"))
                    : Case.of(
                            "may be null",
                            List.of(
                                    ask,
                                    "expect(result.errors).toBeUndefined();",
                                    "expect(result.data).toEqual({ " + name + ": null });"));
        }

        private String query(String name, Sdl.Field field, Map<String, String> arguments) {
            List<String> given = new ArrayList<>();
            arguments.forEach((argument, value) -> given.add(argument + ": " + value));
            String list = given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
            return operation + " { " + name + list + selection(field.type(), 0) + " }";
        }

        private String selection(Sdl.Ref type, int depth) {
            List<String> fields = new ArrayList<>();
            selected(type, depth)
                    .forEach(
                            (name, field) -> fields.add(name + selection(field.type(), depth + 1)));
            return fields.isEmpty() ? "" : " { " + String.join(" ", fields) + " }";
        }

        /** Fields that need no arguments; none of a scalar. */
        private Map<String, Sdl.Field> selected(Sdl.Ref type, int depth) {
            Map<String, Sdl.Field> selected = new LinkedHashMap<>();
            sdl.types()
                    .getOrDefault(type.name(), Map.of())
                    .forEach((name, field) -> {
                        boolean isLeaf = !sdl.types().containsKey(field.type().name());
                        boolean isFree =
                                field.arguments().values().stream()
                                        .noneMatch(
                                                one -> one.type().required() && !one.hasDefault());
                        if (isFree && (isLeaf || depth < MOST_DEPTH)) {
                            selected.put(name, field);
                        }
                    });
            return selected;
        }

        private String answer(Sdl.Ref type, String name, int depth) {
            String one;
            if (sdl.types().containsKey(type.name())) {
                List<String> fields = new ArrayList<>();
                selected(type, depth)
                        .forEach((field, declared) ->
                                fields.add(
                                        field + ": " + answer(declared.type(), field, depth + 1)));
                one = "{ " + String.join(", ", fields) + " }";
            } else {
                one = scalar(type.name(), name);
            }
            return "[".repeat(type.list()) + one + "]".repeat(type.list());
        }

        private String scalar(String type, String name) {
            return switch (type) {
                case "Int", "Float" -> "1";
                case "Boolean" -> "true";
                default -> Printer.text(sdl.enums().getOrDefault(type, name));
            };
        }

        private String literal(Sdl.Ref type, String name, int depth) {
            String one;
            if (sdl.inputs().contains(type.name()) && depth < MOST_DEPTH) {
                List<String> fields = new ArrayList<>();
                sdl.types()
                        .getOrDefault(type.name(), Map.of())
                        .forEach((field, declared) -> {
                            if (declared.type().required()) {
                                fields.add(
                                        field + ": " + literal(declared.type(), field, depth + 1));
                            }
                        });
                one = "{ " + String.join(", ", fields) + " }";
            } else {
                one =
                        switch (type.name()) {
                            case "Int", "Float" -> "1";
                            case "Boolean" -> "true";
                            default -> sdl.enums().getOrDefault(type.name(), "\"" + name + "\"");
                        };
            }
            return "[".repeat(type.list()) + one + "]".repeat(type.list());
        }

        /** Of another kind than the type. */
        private String wrong(Sdl.Ref type) {
            return sdl.inputs().contains(type.name()) ? "\"text\"" : "{ wrong: true }";
        }
    }
}
