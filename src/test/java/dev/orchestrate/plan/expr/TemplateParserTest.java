package dev.orchestrate.plan.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.expr.Template.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateParserTest {
    @Test
    void textWithoutExpressionsIsOneLiteral() throws ExpressionProblem {
        assertThat(TemplateParser.parse("a $HOME {{ }} b"))
                .isEqualTo(Template.literal("a $HOME {{ }} b"));
        assertThat(TemplateParser.parse("").parts()).isEmpty();
    }

    @Test
    void aHoleKnowsWhereItsExpressionBegins() throws ExpressionProblem {
        Template template = TemplateParser.parse("a ${{ vars.x }} b${{true}}");

        assertThat(template.parts())
                .containsExactly(
                        new Part.Literal("a "),
                        new Part.Hole(new Expression.Name(new Reference.Var("x"), 6), 6),
                        new Part.Literal(" b"),
                        new Part.Hole(new Expression.Flag(true), 20));
    }

    @Test
    void aDoubledDollarIsALiteralBeginning() throws ExpressionProblem {
        Template template = TemplateParser.parse("$${{ vars.x }} $$${{ $5 ${{ 1 }}");

        assertThat(template.parts())
                .containsExactly(
                        new Part.Literal("${{ vars.x }} $${{ $5 "),
                        new Part.Hole(new Expression.Numeral(1, "1"), 28));
    }

    @Test
    void bracesInsideOfAStringDoNotCloseTheExpression() throws ExpressionProblem {
        assertThat(TemplateParser.parse("${{ '}}' }}").parts())
                .containsExactly(new Part.Hole(new Expression.Text("}}"), 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vars.x                    | vars.x",
                "vars['x']                 | vars.x",
                "vars[ \"a.b\" ]           | vars['a.b']",
                "vars.my-var               | vars.my-var",
                "vars.1st                  | vars.1st",
                "vars.in                   | vars.in",
                "env.PATH_2                | env.PATH_2",
                "matrix.os                 | matrix.os",
                "run.id                    | run.id",
                "phase.id                  | phase.id",
                "task.id                   | task.id",
                "task.attempt              | task.attempt",
                "tasks['1.1'].outputs.KEY  | tasks['1.1'].outputs.KEY",
                "tasks[\"1.1\"].outputs['K'] | tasks['1.1'].outputs.K",
                "tasks['1.1'].status       | tasks['1.1'].status",
                "tasks['m[os=a]'].status   | tasks['m[os=a]'].status",
                "tasks['m[s=it''s]'].outputs.K | tasks['m[s=it''s]'].outputs.K",
                "vars['it''s']             | vars['it''s']",
            })
    void namesAreRead(String expression, String name) throws ExpressionProblem {
        Template template = TemplateParser.parse("${{ " + expression + " }}");

        assertThat(template.references()).extracting(Reference::text).containsExactly(name);
        assertThat(TemplateParser.parse("${{" + name + "}}").references())
                .isEqualTo(template.references());
    }

    @Test
    void referencesAreListedOnceAndNamesWhereverTheyStand() throws ExpressionProblem {
        Template template =
                TemplateParser.parse(
                        "${{ vars.a == env.b || !contains(vars.a, run.id) }} ${{ vars.c }}");

        assertThat(template.references())
                .extracting(Reference::text)
                .containsExactly("vars.a", "env.b", "run.id", "vars.c");
        assertThat(template.names())
                .extracting(Expression.Name::offset)
                .containsExactly(4, 14, 33, 41, 56);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1 || 2 && 3 ~ (1 || (2 && 3))",
                "1 && 2 || 3 ~ ((1 && 2) || 3)",
                "1 || 2 || 3 ~ ((1 || 2) || 3)",
                "(1 || 2) && 3 ~ ((1 || 2) && 3)",
                "1 == 2 && 3 != 4 ~ ((1 == 2) && (3 != 4))",
                "!1 && 2 ~ (!1 && 2)",
                "!!1 ~ !!1",
                "!(1 in 2) ~ !(1 in 2)",
                "(1 < 2) == true ~ ((1 < 2) == true)",
                "-1.50<=2e3 ~ (-1.50 <= 2e3)",
                "contains( 1 , 2 ) ~ contains(1, 2)",
                "startsWith(1,2) ~ startsWith(1, 2)",
                "endsWith(1,fileExists(2)) ~ endsWith(1, fileExists(2))",
            })
    void operatorsBindAsOneExpects(String expression, String shown) throws ExpressionProblem {
        assertThat(show(expression)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "'it''s'        | it's",
                "'a\\n'         | a\\n",
                "\"it's\"       | it's",
                "\"a\\\"b\"     | a\"b",
                "\"\\\\ \\/\"   | \\ /",
                "\"\\u0041\"    | A",
                "'\"'           | \"",
            })
    void stringsHaveTheQuotesAndEscapesOfYaml(String expression, String value)
            throws ExpressionProblem {
        assertThat(TemplateParser.parse("${{ " + expression + " }}").parts())
                .containsExactly(new Part.Hole(new Expression.Text(value), 4));
    }

    @Test
    void doubleQuotedStringsKnowLineBreaksAndTabs() throws ExpressionProblem {
        assertThat(TemplateParser.parse("${{\"\\n\\t\\r\"}}").parts())
                .containsExactly(new Part.Hole(new Expression.Text("\n\t\r"), 3));
    }

    /** Expression, offset of the problem in the text, message, hint. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "${{ }}|4|the expression is empty|for a literal `${{` write `$${{`",
                "${{ vars.x|10|the expression is never closed: `}}` is missing|close it with `}}`; for a literal `${{` write `$${{`",
                "${{|3|the expression is never closed: a value is missing|close it with `}}`; for a literal `${{` write `$${{`",
                "${{ vars.x }|11|`}` is not expected here|close the expression with `}}`",
                "${{ 'a }}|4|a string is never closed|close it with `'`",
                "${{ \"\\q\" }}|5|a backslash in a string is followed by none of `\" \\ / n t r u`|double the backslash, or use single quotes",
                "${{ \"\\u00g0\" }}|5|`\\u` wants four hexadecimal digits|-",
                "x ${{ var.x }}|6|there is no name `var`|did you mean `vars`?",
                "${{ foobar }}|4|there is no name `foobar`|put text between quotes; a variable is `vars.NAME`",
                "${{ not vars.x }}|4|there is no name `not`|deny a condition with `!( )`",
                "${{ vars }}|4|`vars` is not a value by itself|write `vars.NAME`",
                "${{ vars. }}|9|a name is missing after `.`|write an odd name as `['name']`",
                "${{ vars[x] }}|9|a name in quotes is missing before `x`|write `['NAME']`",
                "${{ vars['x' }}|13|`]` is missing before `}}`|-",
                "${{ tasks.a.status }}|9|the id of a task stands in brackets|write `tasks['ID'].outputs.KEY` or `tasks['ID'].status`",
                "${{ tasks['a'] }}|10|`a` is not a value by itself|write `tasks['ID'].outputs.KEY`",
                "${{ tasks['a'].output.K }}|15|`tasks['a']` has no `output`|did you mean `outputs`?",
                "${{ tasks['a'].outputs }}|15|`outputs` is not a value by itself|write `tasks['ID'].outputs.KEY`",
                "${{ task.number }}|9|`task` has no `number`|it has `id` and `attempt`",
                "${{ run.id.x }}|10|`}}` is missing before `.`|-",
                "${{ startswith(1, 2) }}|4|there is no function `startswith`|did you mean `startsWith`?",
                "${{ exec(1) }}|4|there is no function `exec`|-",
                "${{ contains(1) }}|4|`contains` wants 2 arguments, not 1|-",
                "${{ fileExists() }}|4|`fileExists` wants 1 argument, not 0|-",
                "${{ 1 = 2 }}|6|`=` is not expected here|compare with `==`",
                "${{ 1 & 2 }}|6|`&` is not expected here|join conditions with `&&`",
                "${{ 1 + 2 }}|6|`+` is not expected here|there is no arithmetic: compute it in a task",
                "${{ true and false }}|9|`}}` is missing before `and`|join conditions with `&&`",
                "${{ 1 'x' }}|6|`}}` is missing before a string|-",
                "${{ 1.2.3 }}|4|`1.2.3` is not a number|put text between quotes",
                "${{ 1 < 2 < 3 }}|10|comparisons can not be chained|join them with `&&`, or use parentheses",
                "${{ !1 in 2 }}|4|`!` here denies only what stands before `in`|put the comparison in parentheses: `!(a == b)`",
                "${{ (1 }}|7|`)` is missing before `}}`|-",
                "${{ 1 == }}|9|a value is missing before `}}`|-",
                "${{ ${{ 1 }} }}|4|`$` is not expected here|an expression holds no other one: write names as they are",
            })
    void aProblemSaysWhereWhatAndWhatToDo(String source, int offset, String message, String hint) {
        ExpressionProblem problem = problem(source);

        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.offset()).isEqualTo(offset);
        assertThat(problem.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "contains(", "!("})
    void hostileNestingIsAProblemAndNotAStackOverflow(String opening) {
        assertThat(problem("${{ " + opening.repeat(100_000)).message())
                .isEqualTo("the expression is nested deeper than 50 levels");
    }

    @Test
    void anOverlongExpressionIsRefused() {
        assertThat(problem("${{ 1" + "||1".repeat(100_000) + " }}").message())
                .isEqualTo("the expression is longer than 4000 characters");
        assertThat(problem("${{ '" + "x".repeat(5_000) + "' }}").message())
                .isEqualTo("the expression is longer than 4000 characters");
    }

    @Test
    void fiftyLevelsAndFourThousandCharactersAreTaken() throws ExpressionProblem {
        assertThat(
                        TemplateParser.parse("${{" + "(".repeat(50) + "1" + ")".repeat(50) + "}}")
                                .parts())
                .containsExactly(new Part.Hole(new Expression.Numeral(1, "1"), 3));
        assertThat(TemplateParser.parse("${{1" + "||1".repeat(1_333) + "}}").parts()).hasSize(1);
    }

    @Test
    void aConditionIsOneExpressionOrAWord() throws ExpressionProblem {
        for (String good : List.of("${{ vars.x }}", " ${{ 1 == 2 }}\n", "true", "false ")) {
            assertThat(TemplateParser.parseCondition(good)).isEqualTo(TemplateParser.parse(good));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vars.x == 1|write `${{ vars.x == 1 }}`",
                "${{ vars.x }} == 1|put all of it between one `${{` and `}}`",
                "${{ vars.x }}${{ vars.y }}|put all of it between one `${{` and `}}`",
            })
    void aConditionThatWouldAlwaysBeTrueIsRefused(String source, String hint) {
        ExpressionProblem problem =
                catchThrowableOfType(
                        ExpressionProblem.class, () -> TemplateParser.parseCondition(source));

        assertThat(problem).hasMessage("a condition is one expression, `true` or `false`");
        assertThat(problem.hint()).isEqualTo(hint);
    }

    private static ExpressionProblem problem(String source) {
        return catchThrowableOfType(ExpressionProblem.class, () -> TemplateParser.parse(source));
    }

    private static String show(String expression) throws ExpressionProblem {
        Part part = TemplateParser.parse("${{" + expression + "}}").parts().getFirst();
        return part instanceof Part.Hole hole ? Shown.of(hole.expression()) : "";
    }
}
