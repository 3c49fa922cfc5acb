package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.suite.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tests of each field of a schema, with valid, null and wrong arguments and answers. */
final class GraphqlKind {
    private final Subject subject;

    GraphqlKind(Subject subject) {
        this.subject = subject;
    }

    /**
     * One group for what is asked and one for what is changed; none without a schema.
     *
     * @throws SyntaxProblem the schema does not parse
     */
    List<Group> groups() throws SyntaxProblem {
        return SchemaSource.of(subject.modules(), subject.module()).map(this::of).orElse(List.of());
    }

    private List<Group> of(SchemaSource source) {
        ImportLines imports = subject.imports();
        String graphql = imports.use("graphql", "graphql", "graphql");
        List<String> setup = new ArrayList<>();
        String schema =
                built().map(imports::ofSubject)
                        .orElseGet(() ->
                                imports.use("graphql", "buildSchema", "buildSchema")
                                        + "("
                                        + source.text(imports)
                                        + ")");
        setup.add("const ask = (source: string, answer: unknown) =>");
        setup.add(
                "  %s({ schema: %s, source, rootValue: new Proxy({}, { get: () => () => answer }) });"
                        .formatted(graphql, schema));
        GraphqlSamples samples = new GraphqlSamples(source.sdl());
        List<Group> groups = new ArrayList<>();
        for (String operation : List.of("query", "mutation")) {
            List<Group> fields = new ArrayList<>();
            source.sdl()
                    .root(operation)
                    .forEach((name, field) ->
                            fields.add(FieldCases.group(samples, operation, name, field)));
            if (!fields.isEmpty()) {
                String title = operation.equals("query") ? "Query" : "Mutation";
                groups.add(new Group(title, setup, List.of(), fields));
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
}
