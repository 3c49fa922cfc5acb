package dev.orchestrate.plan.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
    private static final Scope SCOPE =
            new FixedScope()
                    .with("vars.service", "users")
                    .with("vars.version", "1.10")
                    .with("vars.count", " 12\n")
                    .with("vars.list", "a, b\tc\nd,,e f")
                    .with("vars.empty", "")
                    .with("vars.hole", "${{ vars.service }}")
                    .with("env.CI", "true")
                    .with("tasks['1.1'].outputs.KEY", "v")
                    .with("tasks['1.1'].status", "succeeded")
                    .with("task.attempt", "2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "vars.service ~ users",
                "vars['service'] ~ users",
                "tasks['1.1'].outputs.KEY ~ v",
                "'a' ~ a",
                "1.10 ~ 1.10",
                "-1e3 ~ -1e3",
                "true ~ true",
                "!vars.service ~ false",
                "!vars.empty ~ true",
                // equality
                "vars.service == 'users' ~ true",
                "vars.service == 'Users' ~ false",
                "vars.service != 'Users' ~ true",
                "vars.version == '1.1' ~ false",
                "vars.version == 1.1 ~ true",
                "1.1 == vars.version ~ true",
                "vars.version != 1.1 ~ false",
                "vars.count == 12 ~ true",
                "vars.count == '12' ~ false",
                "1 == 1.0 ~ true",
                "'1' == '1.0' ~ false",
                "'1' == 1.0 ~ true",
                "vars.service == 1 ~ false",
                "vars.empty == 0 ~ false",
                "env.CI == true ~ true",
                "(1 < 2) == true ~ true",
                "true == 'true' ~ true",
                // order
                "vars.count > 9 ~ true",
                "vars.count >= 12 ~ true",
                "vars.count < 12 ~ false",
                "vars.count <= 12 ~ true",
                "-1 < 0 ~ true",
                "'10' > '9' ~ true",
                "task.attempt > 1 ~ true",
                // membership
                "'a' in vars.list ~ true",
                "'c' in vars.list ~ true",
                "'d' in vars.list ~ true",
                "'f' in vars.list ~ true",
                "'e f' in vars.list ~ false",
                "'' in vars.list ~ false",
                "'user' in vars.service ~ false",
                "vars.service in 'users' ~ true",
                "'a' in vars.empty ~ false",
                // joining
                "vars.service || 'x' ~ users",
                "vars.empty || 'x' ~ x",
                "vars.service && 'x' ~ x",
                "false && 'x' ~ false",
                "true || vars.missing ~ true",
                "false && vars.missing ~ false",
                "false || false && true ~ false",
                "true || false && false ~ true",
                // functions
                "contains('abc', 'bc') ~ true",
                "contains('abc', 'BC') ~ false",
                "contains('abc', '') ~ true",
                "startsWith('abc', 'ab') ~ true",
                "startsWith('abc', 'bc') ~ false",
                "endsWith('abc', 'bc') ~ true",
                "endsWith('abc', 'ab') ~ false",
                "fileExists('pom.xml') ~ true",
                "fileExists('nothing') ~ false",
            })
    void anExpressionHasAValue(String expression, String value) throws Exception {
        assertThat(Evaluator.text(parse(expression), SCOPE)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "false", "False", " FALSE\n", "0", "no", "No", "off", "OFF"})
    void someTextsAreFalse(String text) throws Exception {
        assertThat(Evaluator.truth(Template.literal(text), SCOPE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "yes", "1", "00", "0.0", "-1", "none", "null", "x"})
    void allOtherTextsAreTrue(String text) throws Exception {
        assertThat(Evaluator.truth(Template.literal(text), SCOPE)).isTrue();
    }

    @Test
    void aConditionIsTheTruthOfItsText() throws Exception {
        assertThat(Evaluator.truth(parse("vars.service == 'users'"), SCOPE)).isTrue();
        assertThat(Evaluator.truth(parse("vars.empty"), SCOPE)).isFalse();
    }

    @Test
    void valuesTakeThePlaceOfTheirExpressionsAndAreNotReadAgain() throws Exception {
        Template template = TemplateParser.parse("a ${{ vars.hole }}-${{vars.service}} $${{ b");

        assertThat(Evaluator.text(template, SCOPE)).isEqualTo("a ${{ vars.service }}-users ${{ b");
    }

    @Test
    void aTextThatWouldBeLongerThanAskedForIsNotMade() throws Exception {
        Template one = TemplateParser.parse("${{ vars.service }}");
        Template two = TemplateParser.parse("${{ vars.service }}-${{ vars.service }}");

        assertThat(Evaluator.text(one, SCOPE, 5)).isEqualTo("users");
        assertThat(Evaluator.text(one, SCOPE, 4)).isNull();
        assertThat(Evaluator.text(two, SCOPE, 11)).isEqualTo("users-users");
        assertThat(Evaluator.text(two, SCOPE, 10)).isNull();
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> Evaluator.text(parse("tasks['1.2'].outputs.KEY"), SCOPE))
                .isInstanceOfSatisfying(
                        MissingValue.class,
                        e ->
                                assertThat(e.reference())
                                        .isEqualTo(new Reference.Output("1.2", "KEY")))
                .hasMessage("`tasks['1.2'].outputs.KEY` has no value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vars.service < 3   | '<' wants two numbers, and 'users' is not one",
                "3 >= vars.empty    | '>=' wants two numbers, and '' is not one",
                "'0x10' > 1         | '>' wants two numbers, and '0x10' is not one",
                "'1f' <= 1          | '<=' wants two numbers, and '1f' is not one",
                "'NaN' < 1          | '<' wants two numbers, and 'NaN' is not one",
                "'.5' < 1           | '<' wants two numbers, and '.5' is not one",
                "'1.' < 1           | '<' wants two numbers, and '1.' is not one",
                "'1e' < 1           | '<' wants two numbers, and '1e' is not one",
                "'-' < 1            | '<' wants two numbers, and '-' is not one",
            })
    void orderingWantsNumbers(String expression, String message) {
        assertThatThrownBy(() -> Evaluator.text(parse(expression), SCOPE))
                .isInstanceOf(EvaluationProblem.class)
                .hasMessage(message.replace('\'', '`'));
    }

    @Test
    void theLongestChainIsEvaluated() throws Exception {
        Template template = TemplateParser.parse("${{0" + "||0".repeat(1_332) + "||7}}");

        assertThat(Evaluator.text(template, SCOPE)).isEqualTo("7");
    }

    @Test
    void placeholdersStandForWhatIsNotKnownYet() throws Exception {
        Template template =
                TemplateParser.parse(
                        "${{ vars.service }} ${{ tasks['1.2'].outputs.KEY }} ${{ run.id }}"
                                + " ${{ tasks['1.2'].status }} ${{ fileExists('pom.xml') }}");

        assertThat(Evaluator.text(template, new Placeholders(SCOPE)))
                .isEqualTo("users <1.2.outputs.KEY> <run.id> <1.2.status> true");
    }

    private static Template parse(String expression) throws ExpressionProblem {
        return TemplateParser.parse("${{ " + expression + " }}");
    }
}
