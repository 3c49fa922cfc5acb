package dev.orchestrate.plan.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Text with expressions in it. A literal <code>${{</code> has been unescaped already.
 *
 * @param source the text as it stands in the plan
 */
public record Template(String source, List<Part> parts) {
    public Template {
        parts = List.copyOf(parts);
    }

    /** Text without expressions. */
    public static Template literal(String text) {
        return new Template(text, text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }

    /** Whether it reads nothing and is the same wherever it is evaluated. */
    public boolean isLiteral() {
        for (Part part : parts) {
            if (part instanceof Part.Hole) {
                return false;
            }
        }
        return true;
    }

    /** The names that it reads, in the order of the text, each once. */
    public List<Reference> references() {
        Set<Reference> found = new LinkedHashSet<>();
        for (Expression.Name name : names()) {
            found.add(name.reference());
        }
        return List.copyOf(found);
    }

    /** Each place where it reads a name, in the order of the text. */
    public List<Expression.Name> names() {
        List<Expression.Name> found = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Hole hole) {
                hole.expression().collectNames(found);
            }
        }
        return found;
    }

    public sealed interface Part {
        record Literal(String text) implements Part {}

        /**
         * An expression that its value takes the place of.
         *
         * @param offset of the expression's first character in {@link Template#source}, in chars
         */
        record Hole(Expression expression, int offset) implements Part {}
    }
}
