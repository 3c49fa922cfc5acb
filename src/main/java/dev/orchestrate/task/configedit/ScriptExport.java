package dev.orchestrate.task.configedit;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the object literal that a script exports: itself, by a name, through a type assertion, from
 * a function that does nothing but return it, or as what is given to a function that passes it on.
 */
final class ScriptExport {
    private static final Set<String> PASSING = Set.of("defineConfig", "createJestConfig");
    private static final int MOST_STEPS = 20;

    private final SyntaxNode program;
    private int steps;

    private ScriptExport(SyntaxNode program) {
        this.program = program;
    }

    /**
     * The object.
     *
     * @throws TaskProblem nothing is exported, or it is computed
     */
    static SyntaxNode object(SyntaxNode program) throws TaskProblem {
        return new ScriptExport(program).found();
    }

    private SyntaxNode found() throws TaskProblem {
        SyntaxNode exported = exported();
        if (exported == null) {
            throw Workflow.refused("it exports no config by `module.exports` or `export default`");
        }
        return resolved(exported);
    }

    private @Nullable SyntaxNode exported() {
        for (SyntaxNode statement : program.named()) {
            if (statement.is("export_statement") && statement.has("default")) {
                return statement.field("value") == null
                        ? statement.field("declaration")
                        : statement.field("value");
            }
            SyntaxNode assignment = assignment(statement);
            SyntaxNode left = assignment == null ? null : assignment.field("left");
            if (assignment != null
                    && left != null
                    && Set.of("module.exports", "exports.default").contains(left.text())) {
                return assignment.field("right");
            }
        }
        return null;
    }

    private static @Nullable SyntaxNode assignment(SyntaxNode statement) {
        return statement.is("expression_statement")
                ? statement.child("assignment_expression")
                : null;
    }

    private SyntaxNode resolved(@Nullable SyntaxNode node) throws TaskProblem {
        if (node == null || steps++ > MOST_STEPS) {
            throw Workflow.refused("what it exports leads nowhere");
        }
        return switch (node.type()) {
            case "object" -> node;
            case "parenthesized_expression", "satisfies_expression", "as_expression" ->
                    resolved(node.named().isEmpty() ? null : node.named().getFirst());
            case "identifier" -> resolved(declared(node));
            case "call_expression" -> resolved(argument(node));
            case "arrow_function", "function_expression", "function_declaration" ->
                    resolved(returned(node));
            default -> throw computed(node);
        };
    }

    /** The value of a constant of the file, unless its properties are set one by one. */
    private SyntaxNode declared(SyntaxNode name) throws TaskProblem {
        for (SyntaxNode statement : program.named()) {
            SyntaxNode assignment = assignment(statement);
            SyntaxNode left = assignment == null ? null : assignment.field("left");
            if (left != null && left.text().startsWith(name.text() + ".")) {
                throw computed(statement);
            }
        }
        for (SyntaxNode declarator : program.all(node -> node.is("variable_declarator"))) {
            SyntaxNode own = declarator.field("name");
            SyntaxNode value = declarator.field("value");
            if (own != null && value != null && own.text().equals(name.text())) {
                return value;
            }
        }
        throw computed(name);
    }

    private static SyntaxNode argument(SyntaxNode call) throws TaskProblem {
        SyntaxNode function = call.field("function");
        SyntaxNode arguments = call.field("arguments");
        List<SyntaxNode> given = arguments == null ? List.of() : arguments.named();
        if (function == null || given.size() != 1 || !PASSING.contains(function.text())) {
            throw computed(call);
        }
        return given.getFirst();
    }

    private static SyntaxNode returned(SyntaxNode function) throws TaskProblem {
        SyntaxNode body = function.field("body");
        if (body == null || !body.is("statement_block")) {
            return body == null ? function : body;
        }
        List<SyntaxNode> returns = body.all(node -> node.is("return_statement"));
        if (returns.size() != 1 || returns.getFirst().named().isEmpty()) {
            throw computed(function);
        }
        return returns.getFirst().named().getFirst();
    }

    private static TaskProblem computed(SyntaxNode node) {
        String first = node.text().lines().findFirst().orElse("");
        long lines = node.text().lines().count();
        String where =
                lines > 1
                        ? "lines " + node.line() + " to " + (node.line() + lines - 1)
                        : "line " + node.line();
        return Workflow.refused(
                where
                        + ": the config is computed by `"
                        + first
                        + "`: a person must change it there");
    }
}
