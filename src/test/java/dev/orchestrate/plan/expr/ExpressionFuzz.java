package dev.orchestrate.plan.expr;

import dev.orchestrate.testing.Rule;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Any text as one with expressions in it: it has a value, with and without a shell, or the problem
 * is told with its place in the text.
 */
public final class ExpressionFuzz {
    private static final Scope SCOPE =
            new Placeholders(
                    new FixedScope()
                            .with("vars.a", "1")
                            .with("vars.b", "a, b c")
                            .with("env.HOME", "")
                            .with("tasks['1.1'].outputs.sum", "-3.5e2"));

    private ExpressionFuzz() {}

    /** Returns if all of this holds of the input. */
    public static void check(byte[] input) {
        String source = new String(input, StandardCharsets.UTF_8);
        Template template = read(source, TemplateParser::parse);
        if (template != null) {
            evaluate(template);
        }
        read(source, TemplateParser::parseCondition);
        // what is inside of one expression, without the luck of finding its signs
        Template whole = read("${{" + source + "}}", TemplateParser::parse);
        if (whole != null) {
            evaluate(whole);
        }
    }

    private static void evaluate(Template template) {
        ShellText.singleQuotedHoles(template);
        try {
            String text = Evaluator.text(template, SCOPE);
            Evaluator.isTrue(text);
            ShellText shell = ShellText.of(template, SCOPE);
            Rule.holds(
                    !template.isLiteral() || shell.command().equals(text),
                    "a literal stays as it is",
                    template);
        } catch (EvaluationProblem e) {
            Rule.holds(
                    e.message().contains("wants two numbers"),
                    "nothing else can be wrong with a value",
                    e.message());
        }
    }

    private interface Reader {
        Template read(String source) throws ExpressionProblem;
    }

    private static @Nullable Template read(String source, Reader reader) {
        try {
            Template template = reader.read(source);
            Rule.same(reader.read(source), template, "it reads the same the next time");
            return template;
        } catch (ExpressionProblem e) {
            Rule.holds(
                    e.offset() >= 0 && e.offset() <= source.length() && !e.message().isBlank(),
                    "a problem has a place and words",
                    e);
            return null;
        }
    }
}
