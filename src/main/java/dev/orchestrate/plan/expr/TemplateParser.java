package dev.orchestrate.plan.expr;

import dev.orchestrate.plan.expr.Template.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads text with expressions in it, in time that is linear in its length and on a stack of bounded
 * depth, whatever the text.
 */
public final class TemplateParser {
    private static final String OPEN = "${{";
    private static final String ESCAPED = "$${{";

    private TemplateParser() {}

    /** What the text says; the first problem, if it can not be read. */
    public static Template parse(String source) throws ExpressionProblem {
        if (!source.contains(OPEN)) {
            return Template.literal(source);
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            int dollar = source.indexOf('$', at);
            if (dollar < 0) {
                literal.append(source, at, source.length());
                break;
            }
            literal.append(source, at, dollar);
            if (source.startsWith(ESCAPED, dollar)) {
                literal.append(OPEN);
                at = dollar + ESCAPED.length();
            } else if (source.startsWith(OPEN, dollar)) {
                flush(literal, parts);
                at = hole(source, dollar, parts);
            } else {
                literal.append('$');
                at = dollar + 1;
            }
        }
        flush(literal, parts);
        return new Template(source, parts);
    }

    /**
     * A condition: one expression and nothing beside it, or the word {@code true} or {@code false}.
     * Any other text would be true whatever it says, which nobody means.
     */
    public static Template parseCondition(String source) throws ExpressionProblem {
        Template template = parse(source);
        int holes = 0;
        boolean text = false;
        for (Part part : template.parts()) {
            if (part instanceof Part.Literal(String literal)) {
                text |= !literal.isBlank();
            } else {
                holes++;
            }
        }
        String word = source.strip();
        if ((holes == 1 && !text) || word.equals("true") || word.equals("false")) {
            return template;
        }
        throw new ExpressionProblem(
                0,
                "a condition is one expression, `true` or `false`",
                holes == 0
                        ? "write `${{ " + Lexer.shortened(word) + " }}`"
                        : "put all of it between one `${{` and `}}`");
    }

    private static int hole(String source, int open, List<Part> parts) throws ExpressionProblem {
        Tokens tokens = new Tokens(source, open + OPEN.length());
        int offset = tokens.look().start();
        parts.add(new Part.Hole(new ExpressionParser(tokens).parse(), offset));
        return tokens.look().end();
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
