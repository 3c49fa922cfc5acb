package dev.orchestrate.gate;

import static dev.orchestrate.gate.Gates.judge;
import static dev.orchestrate.gate.Gates.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Criterion.Check;
import dev.orchestrate.plan.Value;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.testing.FixedScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeCriteriaTest {
    @TempDir Path workspace;

    @Test
    void equalComparesNumbersByWorthAndTextToTheLetter() throws Exception {
        assertThat(passes("1", "equals", 1)).isTrue();
        assertThat(passes("1.0", "equals", 1)).isTrue();
        assertThat(passes("1e2", "equals", 100)).isTrue();
        assertThat(passes("0.1", "equals", 0.1)).isTrue();
        assertThat(passes("12345678901234567890", "equals", "12345678901234567891")).isFalse();
        assertThat(passes("\"a\"", "equals", "a")).isTrue();
        assertThat(passes("\"a\"", "equals", "A")).isFalse();
        assertThat(passes("true", "equals", true)).isTrue();
        assertThat(passes("null", "equals", new Value.Nothing())).isTrue();
        assertThat(passes("false", "equals", new Value.Nothing())).isFalse();
        assertThat(passes("false", "equals", false)).isTrue();
    }

    @Test
    void textOfThePlanEqualsWhatItReadsAs() throws Exception {
        assertThat(passes("80", "equals", "80.0")).isTrue();
        assertThat(passes("true", "equals", "true")).isTrue();
        assertThat(passes("null", "equals", "null")).isFalse();
        assertThat(passes("\"80\"", "equals", 80)).isFalse();
        assertThat(passes("\"1.10\"", "equals", "1.1")).isFalse();
        assertThat(passes("[1]", "equals", "1")).isFalse();
        assertThat(passes("{\"a\": 1}", "equals", "a")).isFalse();
    }

    @Test
    void aNumberHasAtMostAThousandDigits() throws Exception {
        String longest = "9".repeat(1_000);
        assertThat(passes(longest, "equals", longest)).isTrue();
        assertThat(passes(longest, "equals", "0" + longest)).isFalse();
        write("f.yaml", longest);
        assertThat(yaml("", "equals", longest)).isTrue();
        write("f.yaml", longest + "9");
        assertThat(judge(workspace, leaf("yaml", Map.of("path", "f.yaml"))).reason())
                .isEqualTo("`f.yaml` holds a number of more than 1000 digits");
    }

    @Test
    void listsAndMapsAreComparedWhole() throws Exception {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("b", List.of(1, "x"));
        wanted.put("a", true);
        assertThat(passes("{\"a\": true, \"b\": [1.0, \"x\"]}", "equals", wanted)).isTrue();
        assertThat(passes("{\"a\": true, \"b\": [\"x\", 1]}", "equals", wanted)).isFalse();
        assertThat(passes("{\"a\": true}", "equals", wanted)).isFalse();
        assertThat(passes("{\"a\": true, \"c\": [1, \"x\"]}", "equals", wanted)).isFalse();
        assertThat(passes("[1]", "equals", List.of(1, 2))).isFalse();
        assertThat(passes("[1]", "equals", 1)).isFalse();
        assertThat(passes("1", "equals", List.of(1))).isFalse();
        assertThat(passes("1", "equals", Map.of("a", 1))).isFalse();
    }

    @Test
    void notEqualsWantsAnotherValue() throws Exception {
        assertThat(passes("1", "not_equals", 2)).isTrue();
        assertThat(passes("1", "not_equals", "1")).isFalse();
    }

    @Test
    void minAndMaxIncludeTheBound() throws Exception {
        assertThat(passes("80", "min", 80)).isTrue();
        assertThat(passes("79.999", "min", 80)).isFalse();
        assertThat(passes("80", "max", 80)).isTrue();
        assertThat(passes("80.001", "max", 80)).isFalse();
        assertThat(passes("1e400", "min", "1e399")).isTrue();
    }

    @Test
    void theBoundMayComeFromAnExpression() throws Exception {
        write("f.json", "81");
        GateContext context = Gates.context(workspace, FixedScope.var("min", "80"));
        Map<String, Object> body = Map.of("path", "f.json", "min", "${{ vars.min }}");
        assertThat(judge(context, leaf("json", body)).passed()).isTrue();
    }

    @Test
    void matchesFindsAPatternInAScalar() throws Exception {
        assertThat(passes("\"v1.2.3\"", "matches", "\\d+\\.\\d+")).isTrue();
        assertThat(passes("\"v1.2.3\"", "matches", "^\\d")).isFalse();
        assertThat(passes("404", "matches", "^5")).isFalse();
        assertThat(passes("404", "matches", "^4")).isTrue();
        assertThat(passes("true", "matches", "^true$")).isTrue();
        assertThat(passes("\"\"", "matches", "^$")).isTrue();
    }

    @Test
    void containsLooksIntoTextListsAndMaps() throws Exception {
        assertThat(passes("\"abc\"", "contains", "b")).isTrue();
        assertThat(passes("\"a1\"", "contains", 1)).isTrue();
        assertThat(passes("\"abc\"", "contains", "d")).isFalse();
        assertThat(passes("\"so true\"", "contains", true)).isTrue();
        assertThat(passes("\"so true\"", "contains", false)).isFalse();
        assertThat(passes("[1, {\"a\": 2}]", "contains", Map.of("a", 2))).isTrue();
        assertThat(passes("[1, 2]", "contains", 3)).isFalse();
        assertThat(passes("{\"a\": 1}", "contains", "a")).isTrue();
        assertThat(passes("{\"a\": 1}", "contains", "b")).isFalse();
    }

    @Test
    void onlyAScalarIsAPartOfATextOrAKey() throws Exception {
        for (Object wanted : List.of(List.of(1), Map.of("a", 1), new Value.Nothing())) {
            write("f.json", "\"text\"");
            assertThat(json("", Map.of("contains", wanted)).reason())
                    .isEqualTo("the whole in `f.json`: `contains` is not a scalar");
        }
    }

    @Test
    void thatAValueIsMissingIsAnAnswerOnlyWhereItWasAskedFor() throws Exception {
        write("f.json", "{}");
        assertThat(passesNot(Map.of("path", "f.json", "pointer", "/a", "exists", true))).isTrue();
        assertThat(passesNot(Map.of("path", "f.json", "pointer", "/a"))).isTrue();
        assertThat(passesNot(Map.of("path", "f.json", "pointer", "/a", "equals", 1))).isFalse();
    }

    private boolean passesNot(Map<String, Object> body) throws Exception {
        Check not = new Check.Not(Gates.criterion("1.1", leaf("json", body)));
        return judge(workspace, not).passed();
    }

    @Test
    void existsAsksWhetherThereIsAValue() throws Exception {
        write("f.json", "{\"a\": null}");
        assertThat(json("/a", Map.of("exists", true)).passed()).isTrue();
        assertThat(json("/b", Map.of("exists", true)))
                .isEqualTo(
                        new CriterionResult("1", false, true, null, "`/b` in `f.json` is missing"));
        assertThat(json("/b", Map.of("exists", false)).passed()).isTrue();
        assertThat(json("/a", Map.of("exists", "false")))
                .isEqualTo(
                        new CriterionResult("1", false, true, "null", "`/a` in `f.json` is there"));
        assertThat(json("/a", Map.of("exists", "true")).passed()).isTrue();
        assertThat(json("/a", Map.of("exists", "no")).reason())
                .isEqualTo("`exists` is neither true nor false");
    }

    @Test
    void withoutAnOperatorThereMustBeAValue() throws Exception {
        write("f.json", "{\"a\": 1}");
        assertThat(json("/a", Map.of()))
                .isEqualTo(new CriterionResult("1", true, true, "1", "`/a` in `f.json` is there"));
        assertThat(json("/b", Map.of()).reason()).isEqualTo("`/b` in `f.json` is missing");
    }

    @Test
    void allOperatorsMustHoldAndThoseThatDoNotAreNamed() throws Exception {
        write("f.json", "{\"total\": {\"pct\": 85.5}}");
        assertThat(json("/total/pct", Map.of("min", 80, "max", 90)))
                .isEqualTo(
                        new CriterionResult(
                                "1",
                                true,
                                true,
                                "85.5",
                                "`/total/pct` in `f.json` is at least `80`, at most `90`"));
        assertThat(json("/total/pct", Map.of("min", 86, "max", 85, "not_equals", 1)))
                .isEqualTo(
                        new CriterionResult(
                                "1",
                                false,
                                true,
                                "85.5",
                                "`/total/pct` in `f.json` is not at least `86`, nor at most"
                                        + " `85`"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "\"80\", min, 1, the value is not a number",
                "80, min, x, `min` is not a number",
                "[1], matches, x, |the value is not a text, a number or a truth value|",
                "|\"a\"|, matches, (, `(` is not a regular expression: Unclosed group",
                "5, contains, 5, the value is neither text nor list nor map",
                "true, contains, true, the value is neither text nor list nor map",
                "null, contains, null, the value is neither text nor list nor map",
                "null, matches, x, |the value is not a text, a number or a truth value|",
                "{}, matches, x, |the value is not a text, a number or a truth value|",
            })
    void whatCanNotBeComparedHasFailedWithTheReason(
            String json, String operator, String wanted, String reason) throws Exception {
        write("f.json", json);
        assertThat(json("", Map.of(operator, wanted)).reason())
                .isEqualTo("the whole in `f.json`: " + reason);
    }

    @Test
    void whatAPointerDoesNotFindIsMissingWhateverIsAsked() throws Exception {
        write("f.json", "{}");
        assertThat(json("/a", Map.of("not_equals", 1)))
                .isEqualTo(
                        new CriterionResult("1", false, true, null, "`/a` in `f.json` is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\": 1,}",
                "[1] 2",
                "nope",
                "NaN",
                "{\"a\": 1, \"a\": 2}",
                "'a'",
                "// c\n1",
                "\"a\nb\"",
                "01"
            })
    void whatIsNoJsonHasFailedWithTheReason(String text) throws Exception {
        write("f.json", text);
        CriterionResult result = json("", Map.of());
        assertThat(result.passed()).isFalse();
        assertThat(result.reason()).startsWith("`f.json` ").doesNotContain("\n");
    }

    @Test
    void theLineOfAFaultInJsonIsNamed() throws Exception {
        write("f.json", "{\n\"a\": }");
        assertThat(json("", Map.of()).reason()).startsWith("`f.json` is not JSON: line 2: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "yaml"})
    void deepNestingHasFailedAndDoesNotOverflow(String kind) throws Exception {
        write("f." + kind, "[".repeat(100_000));
        CriterionResult result = judge(workspace, leaf(kind, Map.of("path", "f." + kind)));
        assertThat(result.passed()).isFalse();
        assertThat(result.reason()).contains("nest");
    }

    @Test
    void aByteOrderMarkIsNoFault() throws Exception {
        assertThat(passes("\uFEFF1", "equals", 1)).isTrue();
    }

    @Test
    void aFileThatIsMissingOrOutsideHasFailed() throws Exception {
        assertThat(json("", Map.of()).reason()).isEqualTo("`f.json` is missing");
        assertThat(judge(workspace, leaf("json", Map.of("path", "../x"))).reason())
                .isEqualTo("`../x` leads out of the workspace");
    }

    @Test
    void yamlIsReadByTheCoreSchema() throws Exception {
        write(
                "f.yaml",
                """
                on: yes
                hex: 0x1F
                octal: 0o17
                float: 1.50
                huge: .inf
                none: ~
                flag: True
                text: "1"
                tagged: !!str 5
                number: !!int "7"
                fraction: !!float "0.5"
                truth: !!bool "true"
                void: !!null ""
                own: !Ref x
                <<: {merged: no}
                """);
        assertThat(yaml("/on", "equals", "yes")).isTrue();
        assertThat(yaml("/hex", "equals", 31)).isTrue();
        assertThat(yaml("/octal", "equals", 15)).isTrue();
        assertThat(yaml("/float", "max", 1.5)).isTrue();
        assertThat(yaml("/huge", "equals", ".inf")).isTrue();
        assertThat(yaml("/huge", "min", 1)).isFalse();
        assertThat(yaml("/none", "equals", new Value.Nothing())).isTrue();
        assertThat(yaml("/flag", "equals", true)).isTrue();
        assertThat(yaml("/text", "equals", 1)).isFalse();
        assertThat(yaml("/tagged", "min", 1)).isFalse();
        assertThat(yaml("/number", "min", 7)).isTrue();
        assertThat(yaml("/fraction", "max", 0.5)).isTrue();
        assertThat(yaml("/truth", "equals", true)).isTrue();
        assertThat(yaml("/void", "equals", new Value.Nothing())).isTrue();
        assertThat(yaml("/own", "equals", "x")).isTrue();
        assertThat(yaml("/<</merged", "equals", "no")).isTrue();
    }

    @Test
    void yamlAliasesStandForTheirAnchors() throws Exception {
        write("f.yaml", "a: &x {k: [1, &y 2]}\nb: *x\nc: *y\n&z key: v\nd: *z\n*z : w\n");
        assertThat(yaml("/b/k/1", "equals", 2)).isFalse();
        write("f.yaml", "a: &x {k: [1, &y 2]}\nb: *x\nc: *y\n&z key: v\nd: *z\n");
        assertThat(yaml("/b/k/1", "equals", 2)).isTrue();
        assertThat(yaml("/c", "equals", 2)).isTrue();
        assertThat(yaml("/d", "equals", "key")).isTrue();
        write("f.yaml", "a: &k name\n*k : 5\n");
        assertThat(yaml("/name", "equals", 5)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "|a: 1\na: 2\n|, has the key `a` twice in one map",
                "|a: 1\n---\nb: 2\n|, holds more than one YAML document",
                "|a: *b\n|, |has the alias `*b`, which names nothing before it|",
                "|&a [*a]|, |has the alias `*a`, which names nothing before it|",
                "|? [1]\n: 2\n|, has a key that is not a scalar",
                "|a: &l [1]\n*l : 2\n|, has an alias as a key that is not a text",
            })
    void whatIsNoUsableYamlHasFailedWithTheReason(String text, String reason) throws Exception {
        write("f.yaml", text);
        assertThat(judge(workspace, leaf("yaml", Map.of("path", "f.yaml"))).reason())
                .isEqualTo("`f.yaml` " + reason);
    }

    @Test
    void theLineOfAFaultInYamlIsNamed() throws Exception {
        write("f.yaml", "a: 1\nb: [\n");
        assertThat(judge(workspace, leaf("yaml", Map.of("path", "f.yaml"))).reason())
                .startsWith("`f.yaml` is not YAML: line 3: ");
        write("f.yaml", "a: 1\nb: \"\\UFFFFFFFF\"\n");
        assertThat(judge(workspace, leaf("yaml", Map.of("path", "f.yaml"))).reason())
                .isEqualTo("`f.yaml` is not YAML: line 2: an escape names no character");
    }

    @Test
    void aBombOfAliasesDoesNotGoOff() throws Exception {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        write("f.yaml", bomb.toString());
        assertThat(judge(workspace, leaf("yaml", Map.of("path", "f.yaml"))).reason())
                .isEqualTo("`f.yaml` holds more than 2000000 values");
    }

    @Test
    void anAliasCountsForWhatItStandsForAndNoMore() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            many.append("a%d: &a%d [x]\nb%d: *a%d\n".formatted(i, i, i, i));
        }
        write("f.yaml", many.toString());
        assertThat(yaml("/b1999/0", "equals", "x")).isTrue();
    }

    @Test
    void anEmptyYamlFileIsNothing() throws Exception {
        write("f.yaml", "# only this\n");
        assertThat(yaml("", "equals", new Value.Nothing())).isTrue();
    }

    private boolean passes(String json, String operator, Object wanted) throws Exception {
        write("f.json", json);
        return json("", Map.of(operator, wanted)).passed();
    }

    private CriterionResult json(String pointer, Map<String, Object> operators) throws Exception {
        Map<String, Object> body = new LinkedHashMap<>(operators);
        body.put("path", "f.json");
        body.put("pointer", pointer);
        return judge(workspace, leaf("json", body));
    }

    private boolean yaml(String pointer, String operator, Object wanted) throws Exception {
        Map<String, Object> body = Map.of("path", "f.yaml", "pointer", pointer, operator, wanted);
        return judge(workspace, leaf("yaml", body)).passed();
    }

    private void write(String name, String content) throws Exception {
        Files.writeString(workspace.resolve(name), content);
    }
}
