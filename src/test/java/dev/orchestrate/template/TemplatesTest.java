package dev.orchestrate.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.spelling.Suggestion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TemplatesTest {
    private final Map<String, String> sources = new LinkedHashMap<>();

    private String render(String source, Map<String, ?> parameters) throws TemplateProblem {
        sources.put("t", source);
        return new Templates(sources::get, Suggestion::hint).render("t", parameters);
    }

    @Test
    void codeIsWrittenAsItIs() throws Exception {
        String code = "const a = `${b}` && {{c: '<>'}}; // ${{ github.ref }} ${#x} ${y%z}\n";
        assertThat(render(code + "{= t =}\n", Map.of("t", "<a href=\"x\">&'")))
                .isEqualTo(code + "<a href=\"x\">&'\n");
    }

    @Test
    void linesOfTagsLeaveNoTraceAndOthersKeepTheirEnds() throws Exception {
        String source =
                """
                list:
                  {-- of names --}
                  {% for n in names %}
                  - {= n =}
                    {% if loop.last %}
                    # last of {= loop.length =}{% if true %}!{% endif %}
                    {% endif %}
                  {% endfor %}
                end
                """;
        assertThat(render(source, Map.of("names", List.of("a", "b"))))
                .isEqualTo(
                        """
                        list:
                          - a
                          - b
                            # last of 2!
                        end
                        """);
    }

    @Test
    void anUnknownParameterIsToldWithItsLineAndANearOne() {
        assertThatThrownBy(() -> render("a\n\n{= nmae =}\n", Map.of("name", "x")))
                .isInstanceOf(TemplateProblem.class)
                .hasMessage("`t:3`: unknown parameter `nmae`; did you mean `name`?");
    }

    @Test
    void anUnknownFieldIsToldToo() {
        assertThatThrownBy(() -> render("{= user.nmae =}", Map.of("user", Map.of("name", "x"))))
                .hasMessageStartingWith("`t:1`: unknown parameter `nmae`");
    }

    @Test
    void aBrokenTemplateIsToldWithItsLine() {
        assertThatThrownBy(() -> render("a\n{% if x %}\n", Map.of("x", true)))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageMatching("`t:\\d`: .+")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void filtersMakeOneLiteralOfAnyValue() throws Exception {
        Map<String, Object> value = Map.of("v", "it's \"\\ #\n: $x");
        assertThat(render("{= v | json =}", value)).isEqualTo("\"it's \\\"\\\\ #\\n: $x\"");
        assertThat(render("{= v | js =}", value)).isEqualTo("'it\\'s \"\\\\ #\\n: $x'");
        assertThat(render("{= v | yaml =}", value)).isEqualTo("\"it's \\\"\\\\ #\\n: $x\"");
        assertThat(render("{= v | sh =}", value)).isEqualTo("'it'\\''s \"\\ #\n: $x'");
        Map<String, Object> list = Map.of("v", List.of("no", 1, true));
        assertThat(render("{= v | yaml =}", list)).isEqualTo("[\"no\", 1, true]");
        assertThat(render("{= v | json =}", list)).isEqualTo("[\"no\",1,true]");
    }

    @Test
    void aNumberThatWouldFillTheMemoryStaysShort() throws Exception {
        assertThat(render("{= v =}", Map.of("v", new BigDecimal("1e999999999"))))
                .isEqualTo("1E+999999999");
    }

    @Test
    void aTemplateThatIsNotThereIsTold() {
        assertThatThrownBy(() -> render("{% include \"../../etc/passwd\" %}", Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("there is no template `../../etc/passwd`");
    }

    @Test
    void neitherMethodsNorFieldsOfObjectsAreReached() {
        for (String reach :
                List.of(
                        "name.class",
                        "name.getClass()",
                        "name.bytes",
                        "list.size()",
                        "list.class",
                        "map.keySet()",
                        "template.name",
                        "_context.class")) {
            assertThatThrownBy(() ->
                            render(
                                    "{= " + reach + " =}",
                                    Map.of("name", "x", "list", List.of(1), "map", Map.of("a", 1))))
                    .as(reach)
                    .isInstanceOf(TemplateProblem.class);
        }
    }

    @Test
    void anObjectThatIsNoDataIsRefused() {
        assertThatThrownBy(() -> render("{= p =}", Map.of("p", Path.of("/"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void loopsWithoutEndAreEnded() {
        List<Integer> many = Collections.nCopies(1000, 1);
        String loops =
                "{% for a in l %}{% for b in l %}{% for c in l %}{% endfor %}{% endfor %}{% endfor %}";
        assertThatThrownBy(() -> render(loops, Map.of("l", many)))
                .isInstanceOf(TemplateProblem.class)
                .hasMessage("`t:1`: it repeats itself without end");
    }

    @Test
    void aTemplateThatIncludesItselfIsEnded() {
        assertThatThrownBy(() -> render("x{% include \"t\" %}", Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("it repeats itself without end");
    }

    @Test
    void aMacroThatCallsItselfIsEnded() {
        assertThatThrownBy(() ->
                        render(
                                "{% macro f() %}{= f() =}{= f() =}{% endmacro %}{= f() =}",
                                Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("it repeats itself without end");
    }

    @Test
    void rangesAreNotThere() {
        for (String range : List.of("range(1, 1000000000)", "1..1000000000")) {
            assertThatThrownBy(() -> render("{% for i in " + range + " %}{% endfor %}", Map.of()))
                    .as(range)
                    .isInstanceOf(TemplateProblem.class);
        }
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        String long1 = "x".repeat(1 << 20);
        assertThatThrownBy(() ->
                        render(
                                "{% for i in l %}{= s =}{% endfor %}",
                                Map.of("s", long1, "l", List.of(1, 2, 3, 4, 5))))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("more than 4194304 chars");
    }

    @Test
    void mapsKeepTheirOrder() throws Exception {
        Map<String, Integer> map = new LinkedHashMap<>();
        List.of("z", "a", "m").forEach(key -> map.put(key, key.length()));
        assertThat(
                        render(
                                "{% for e in m %}{= e.key =}{= e.value =} {% endfor %}",
                                Map.of("m", map)))
                .isEqualTo("z1 a1 m1 ");
    }
}
