package dev.orchestrate.plan.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.testing.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random texts; {@code -Dseed=N} plays one run again. */
class ExpressionFuzzTest {
    private static final List<String> PIECES =
            List.of(
                    "${{",
                    "}}",
                    "$${{",
                    "(",
                    ")",
                    "[",
                    "]",
                    "'",
                    "\"",
                    "\\",
                    ".",
                    ",",
                    "!",
                    "=",
                    "==",
                    "!=",
                    "<",
                    "<=",
                    "&&",
                    "||",
                    "in",
                    " ",
                    "\n",
                    "vars",
                    "env",
                    "tasks",
                    "task",
                    "run",
                    "id",
                    "x",
                    "['1.1']",
                    ".outputs",
                    ".status",
                    "true",
                    "1",
                    "-",
                    "1.5e3",
                    "contains",
                    "fileExists",
                    "\uD83D\uDE80",
                    "\uD83D",
                    "\u0000",
                    "}",
                    "$",
                    "#",
                    "`",
                    "<<EOF",
                    "\nEOF\n");

    @Test
    void randomTextIsReadOrRefusedAndNothingElse() {
        Seeds.each(
                20_000,
                seed -> {
                    Random random = new Random(seed);
                    String source = text(random, 1 + random.nextInt(12));
                    try {
                        Template template = TemplateParser.parse(source);
                        ShellText.singleQuotedHoles(template);
                        Evaluator.text(template, new Placeholders(new FixedScope()));
                    } catch (ExpressionProblem e) {
                        assertThat(e.offset()).as(source).isBetween(0, source.length());
                        assertThat(e.message()).as(source).isNotBlank();
                    } catch (EvaluationProblem e) {
                        assertThat(e.message()).as(source).contains("wants two numbers");
                    }
                });
    }

    @Test
    void whatIsShownReadsAsTheSameExpression() {
        Seeds.each(
                2_000,
                seed -> {
                    String shown = Shown.of(expression(new Random(seed), 5));
                    Template template = TemplateParser.parse("${{" + shown + "}}");

                    assertThat(template.parts().getFirst())
                            .isInstanceOfSatisfying(
                                    Template.Part.Hole.class,
                                    hole ->
                                            assertThat(Shown.of(hole.expression()))
                                                    .isEqualTo(shown));
                });
    }

    /** Quadratic time would take minutes for these; the bound only tells a hang from an answer. */
    @Test
    void megabytesOfAnyPieceTakeLinearTime() throws ExpressionProblem {
        for (String piece : PIECES) {
            for (String source : List.of(piece.repeat(100_000), "${{ '" + piece.repeat(100_000))) {
                try {
                    ShellText.singleQuotedHoles(TemplateParser.parse(source));
                } catch (ExpressionProblem e) {
                    assertThat(e.message()).hasSizeLessThan(200);
                }
            }
        }
        Template holes = TemplateParser.parse("'${{1}}' <<'E'\n".repeat(100_000));

        assertThat(ShellText.singleQuotedHoles(holes)).hasSize(100_000);
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "${{ ");
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append(random.nextInt(4) == 0 ? "" : " }}").toString();
    }

    private static Expression expression(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(7)) {
            case 0 -> new Expression.Text("it's }} " + random.nextInt(100));
            case 1 -> new Expression.Numeral(1.5, "1.5");
            case 2 -> new Expression.Flag(random.nextBoolean());
            case 3 -> new Expression.Name(new Reference.Output("m[os=a]", "k" + depth), 0);
            case 4 -> not(random, depth);
            case 5 ->
                    new Expression.Call(
                            Expression.Function.CONTAINS,
                            List.of(expression(random, depth - 1), expression(random, depth - 1)));
            default -> {
                Expression.Operator[] all = Expression.Operator.values();
                yield new Expression.Binary(
                        all[random.nextInt(all.length)],
                        expression(random, depth - 1),
                        expression(random, depth - 1));
            }
        };
    }

    /** A denied operand of a comparison stands in parentheses, which shown text leaves out. */
    private static Expression not(Random random, int depth) {
        return new Expression.Call(
                Expression.Function.FILE_EXISTS,
                List.of(new Expression.Not(expression(random, depth - 1))));
    }
}
