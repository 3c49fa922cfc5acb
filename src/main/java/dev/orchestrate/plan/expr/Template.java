package dev.orchestrate.plan.expr;

import java.util.List;

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
