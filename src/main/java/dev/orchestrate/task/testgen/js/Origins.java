package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import org.jspecify.annotations.Nullable;

/** Where a value that is not known comes from: the package that the leftmost name stands for. */
final class Origins {
    private Origins() {}

    /** No name of a source looks like it. */
    static String key(String name) {
        return "#from " + name;
    }

    /** The package's name, or the expression's own text where it comes from none. */
    static String of(SyntaxNode expression, Scope scope) {
        SyntaxNode left = leftmost(expression);
        return scope.get(key(left.text())) instanceof String module ? module : left.text();
    }

    private static SyntaxNode leftmost(SyntaxNode expression) {
        SyntaxNode left = expression;
        @Nullable SyntaxNode next = left;
        while (next != null) {
            left = next;
            next =
                    switch (left.type()) {
                        case "call_expression" -> left.field("function");
                        case "new_expression" -> left.field("constructor");
                        case "member_expression", "subscript_expression" -> left.field("object");
                        case "await_expression",
                                "parenthesized_expression",
                                "as_expression",
                                "non_null_expression" ->
                                left.named().getFirst();
                        default -> null;
                    };
        }
        return left;
    }
}
