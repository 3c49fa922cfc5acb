package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.JsClass;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be called.
 *
 * @param name the function's or method's
 * @param node where it is declared
 * @param type the class, if it is a method
 * @param isStatic a method of the class itself
 */
record Unit(String name, SyntaxNode node, @Nullable JsClass type, boolean isStatic) {
    /** Whether it says that it answers later. */
    boolean isAsync() {
        String type = returnType();
        return node.has("async") || type.startsWith("Promise<") || type.isEmpty();
    }

    /** As it is declared; empty where it is not. */
    String returnType() {
        SyntaxNode declared = node.field("return_type");
        return declared == null ? "" : declared.text().replaceFirst("^:\\s*", "");
    }

    /** Without the promise. */
    String resultType() {
        return returnType().replaceFirst("^Promise<(.*)>$", "$1");
    }
}
