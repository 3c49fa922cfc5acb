package dev.orchestrate.task.testgen.trial;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How types are written. */
final class TypeSyntax {
    private TypeSyntax() {}

    /** Without what only stands around it. */
    static SyntaxNode bare(SyntaxNode type) {
        SyntaxNode inner = type;
        while (inner.isAnyOf("type_annotation", "parenthesized_type", "readonly_type")
                && !inner.named().isEmpty()) {
            inner = inner.named().getFirst();
        }
        return inner;
    }

    /** Whether it is made of other types. */
    static boolean hasParts(SyntaxNode type) {
        return type.isAnyOf(
                "array_type",
                "tuple_type",
                "intersection_type",
                "object_type",
                "function_type",
                "generic_type",
                "lookup_type");
    }

    /** Those of a union, and of the unions in it. */
    static List<SyntaxNode> members(SyntaxNode union) {
        List<SyntaxNode> members = new ArrayList<>();
        for (SyntaxNode member : union.named()) {
            if (member.is("union_type")) {
                members.addAll(members(member));
            } else {
                members.add(member);
            }
        }
        return members;
    }

    static boolean isVoid(SyntaxNode type) {
        return type.is("predefined_type") && type.text().equals("void");
    }

    /** What a promise is of; null for another type. */
    static @Nullable SyntaxNode promised(SyntaxNode generic) {
        SyntaxNode arguments = generic.child("type_arguments");
        boolean isPromise = generic.named().getFirst().text().equals("Promise");
        return isPromise && arguments != null ? arguments.named().getFirst() : null;
    }

    /** What takes one thing of a declared type and gives one such back, gives back that one. */
    static boolean answersArgument(SyntaxNode function, SyntaxNode result) {
        SyntaxNode parameters = function.field("parameters");
        if (parameters == null || parameters.named().size() != 1) {
            return false;
        }
        SyntaxNode type = parameters.named().getFirst().field("type");
        return type != null
                && !result.is("predefined_type")
                && bare(type).text().equals(result.text());
    }
}
