package dev.orchestrate.task.testgen.trial;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Module;
import java.util.Map;

/**
 * A type as it is written.
 *
 * @param module where it is written
 * @param arguments what the names of type parameters stand for there
 */
record Type(SyntaxNode node, Module module, Map<String, Type> arguments) {
    /** A part of it. */
    Type with(SyntaxNode part) {
        return new Type(part, module, arguments);
    }
}
