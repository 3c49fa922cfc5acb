package dev.orchestrate.plan.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
    private static final Scope SCOPE =
            new FixedScope().with("vars.x", "VALUE").with("vars.y", "other");

    @Test
    void eachExpressionBecomesAVariable() throws Exception {
        Template template =
                TemplateParser.parse("echo \"${{ vars.x }}\" ${{ vars.y }}$${{ ${{ vars.x }}z");

        ShellText text = ShellText.of(template, SCOPE);

        assertThat(text.command())
                .isEqualTo(
                        "echo \"${ORCHESTRATE_EXPR_1}\" ${ORCHESTRATE_EXPR_2}${{"
                                + " ${ORCHESTRATE_EXPR_3}z");
        assertThat(text.variables())
                .containsExactly(
                        Map.entry("ORCHESTRATE_EXPR_1", "VALUE"),
                        Map.entry("ORCHESTRATE_EXPR_2", "other"),
                        Map.entry("ORCHESTRATE_EXPR_3", "VALUE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(echo pwned)",
                "`echo pwned`",
                "'; echo pwned; '",
                "\"; echo pwned; \"",
                "${HOME}",
                "a\nb",
                "\\",
                "*",
                "-n",
                "&& echo pwned",
                "#",
                "${{ vars.x }}",
                "\u00e4\uD83D\uDE80"
            })
    void aValueCanNotBecomeACommand(String value) throws Exception {
        Template template = TemplateParser.parse("printf '%s' \"${{ vars.x }}\"");

        ShellText text = ShellText.of(template, new FixedScope().with("vars.x", value));

        assertThat(printed(text)).isEqualTo(value);
    }

    @Test
    void theShellsThatExpandVariablesTakeExpressions() {
        for (String shell : List.of("sh", "/bin/bash", "dash", "ksh", "/usr/bin/zsh", "ash")) {
            assertThat(ShellText.takesExpressions(List.of(shell, "-ec"))).isTrue();
        }
        for (String shell : List.of("fish", "/opt/bash/pwsh", "python3", "", "nobash")) {
            assertThat(ShellText.takesExpressions(List.of(shell))).isFalse();
        }
        assertThat(ShellText.takesExpressions(List.of())).isFalse();
    }

    /**
     * Where the shell itself is the judge: what it expands must not be reported, and vice versa.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo @",
                "echo \"@\"",
                "echo '@'",
                "echo a'b'@'c'",
                "echo \"it's @\"",
                "echo '\"'@'\"'",
                "echo 'a\"@\"b'",
                "echo \\'@",
                "echo \\@",
                "echo \\\\@",
                "echo \"\\@\"",
                "echo \"\\\"@\"",
                "echo '\\'@",
                "echo x # it's\necho @",
                "echo a#'@'",
                "echo $# '@'",
                "echo \"$(echo '@')\"",
                "echo \"$(echo \"@\")\"",
                "echo \"$(echo '\"' @)\"",
                "echo `echo '@'`",
                "echo \"`echo @`\"",
                "echo \"${NONE:-it's @}\"",
                "echo ${NONE:-'@'}",
                "echo ${NONE:-@}",
                "(echo '@')",
                "(echo it) && echo @",
                "echo $((1<<2)) @",
                "echo $(( (1+2)<<1 )) '@'",
                "cat <<EOF\nit's @\nEOF",
                "cat <<'EOF'\n@\nEOF",
                "cat <<\"EOF\"\n@\nEOF",
                "cat <<\\EOF\n@\nEOF",
                "cat <<EOF\n\\@\nEOF",
                "cat <<EOF\n\\\\@\nEOF",
                "cat <<-'EOF'\n\t@\n\tEOF\necho done",
                "cat <<'A' - <<EOF\nit's\nA\n@\nEOF",
                "cat <<EOF; echo '@'\nit's\nEOF",
                "cat <<EOF\nit's\nEOF\necho @",
                "echo 'unclosed\n' @",
                "case a in a) echo '@';; esac",
            })
    void whatTheShellDoesNotExpandIsReported(String command) throws Exception {
        Template template = TemplateParser.parse(command.replace("@", "${{ vars.x }}"));

        List<Integer> reported = ShellText.singleQuotedHoles(template);

        boolean expanded = printed(ShellText.of(template, SCOPE)).contains("VALUE");
        assertThat(reported.isEmpty()).isEqualTo(expanded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"echo $'a\\'@'", "cat <<<'@'", "(( 1 << 2 )); echo '@'", "echo \"$'@'\""})
    void bashesOwnQuotesAreKnownToo(String command) throws Exception {
        Template template = TemplateParser.parse(command.replace("@", "${{ vars.x }}"));

        assertThat(ShellText.singleQuotedHoles(template).isEmpty())
                .isEqualTo(command.startsWith("echo \""));
    }

    @Test
    void anOffsetIsThatOfTheExpression() throws Exception {
        Template template = TemplateParser.parse("a ${{ vars.x }} 'b ${{ vars.y }}' '${{vars.x}}'");

        assertThat(ShellText.singleQuotedHoles(template)).containsExactly(23, 38);
    }

    private static String printed(ShellText text) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", text.command()));
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.environment().putAll(text.variables());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
