package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every key of a valid plan is spoiled in turn: the error must point at it. */
class ErrorPlaceTest {
    private static final Pattern KEY = Pattern.compile("([a-z_]+): ");

    /** Keys whose maps hold names of any kind. */
    private static final Pattern FREE =
            Pattern.compile("(x-anchors|vars|env|matrix):.*|.*\\$\\{\\{.*");

    @Test
    void aSpoiledKeyIsPointedAt() throws IOException {
        String text = Files.readString(Path.of("src/test/golden/plan/valid/everything.yaml"));
        List<String> lines = text.lines().toList();
        int spoiled = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (FREE.matcher(lines.get(i)).matches() || lines.get(i).contains("matrix")) {
                continue;
            }
            Matcher key = KEY.matcher(lines.get(i));
            while (key.find()) {
                List<String> changed = new ArrayList<>(lines);
                String line = lines.get(i);
                changed.set(
                        i, line.substring(0, key.start(1)) + "zq" + line.substring(key.start(1)));
                Span expected =
                        new Span(
                                i + 1,
                                line.codePointCount(0, key.start(1)) + 1,
                                key.group(1).length() + 2);

                assertThat(Texts.parse(String.join("\n", changed)).diagnostics())
                        .as("zq%s in line %s", key.group(1), i + 1)
                        .anySatisfy(diagnostic -> {
                            assertThat(diagnostic.code()).isEqualTo("unknown-key");
                            assertThat(diagnostic.at()).isEqualTo(expected);
                            assertThat(diagnostic.line())
                                    .isEqualTo(changed.get(expected.line() - 1));
                        });
                spoiled++;
            }
        }
        assertThat(spoiled).isGreaterThan(50);
    }

    @Test
    void anExpressionIsPointedAtInWhateverWayItIsWritten() {
        expect("run: echo \"${{ vars.none }}\"", 1, 16);
        expect("run: 'it''s '' ${{ vars.none }}'", 1, 20);
        expect("run: \"a \\\"b\\\" ${{ vars.none }}\"", 1, 19);
        expect("run: \"\u65e5\ud83d\ude00 ${{ vars.none }}\"", 1, 14);
        expect("run: |\n  echo\n   x ${{ vars.none }}", 3, 10);
        expect("run: >-\n  echo\n  ${{ 'a' == vars.none }}", 3, 14);
        expect("run: [echo, \"${{ 'x' }} $${{ ${{ vars.none }}\"]", 1, 34);
        expect("run: \"${{ 'a' == \\\"b\\\" || vars.none }}\"", 1, 27);
    }

    private static void expect(String run, int line, int column) {
        String text =
                "version: 1\nname: x\nphases:\n  - id: p\n    tasks:\n      - id: t\n"
                        + run.indent(8);
        List<Diagnostic> diagnostics = Texts.parse(text).diagnostics();

        assertThat(diagnostics).as(run).hasSize(1);
        assertThat(diagnostics.getFirst().at())
                .as(run)
                .isEqualTo(new Span(line + 6, column + 8, 1));
    }
}
