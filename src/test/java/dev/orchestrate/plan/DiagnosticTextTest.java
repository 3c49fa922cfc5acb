package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Diagnostic.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
    @Test
    void theCaretStandsUnderWhatIsMeant() {
        assertThat(text(new Span(3, 5, 4), "  - idd: x", "did you mean `id`?"))
                .isEqualTo(
                        """
                        plan.yaml:3:5: error: wrong
                              - idd: x
                                ^^^^
                          did you mean `id`?\
                        """);
    }

    @Test
    void aFileAsAWholeHasNoPlace() {
        Diagnostic diagnostic =
                new Diagnostic("f", Span.FILE, Severity.WARNING, "code", "odd", null, null);

        assertThat(DiagnosticText.of(diagnostic)).isEqualTo("f: warning: odd");
    }

    @Test
    void aTabTakesOneColumn() {
        assertThat(excerpt(new Span(1, 3, 1), "\t\tx: y")).isEqualTo("      x: y\n      ^");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(excerpt(new Span(1, 3, 1), "\u65e5\u672cx"))
                .isEqualTo("    \u65e5\u672cx\n        ^");
        assertThat(excerpt(new Span(1, 1, 2), "\u65e5\u672cx"))
                .isEqualTo("    \u65e5\u672cx\n    ^^^^");
        assertThat(excerpt(new Span(1, 3, 1), "e\u0301x")).isEqualTo("    e\u0301x\n     ^");
        assertThat(excerpt(new Span(1, 2, 1), "\ud83d\ude00x"))
                .isEqualTo("    \ud83d\ude00x\n      ^");
    }

    @Test
    void nothingOfThePlanReachesTheTerminalAsACommand() {
        assertThat(excerpt(new Span(1, 2, 1), "\u001bx\u202ey"))
                .isEqualTo("    \\x1bx\\u202ey\n        ^");
        Diagnostic diagnostic =
                new Diagnostic(
                        "f\n", Span.FILE, Severity.ERROR, "code", "\u001b[2J", null, "\u0007");

        assertThat(DiagnosticText.of(diagnostic)).isEqualTo("f\\x0a: error: \\x1b[2J\n  \\x07");
    }

    @Test
    void ofALongLineThePartAroundTheCaretIsShown() {
        String line = "a".repeat(5_000) + "X" + "b".repeat(50_000);
        String[] shown = excerpt(new Span(1, 5_001, 1), line).split("\n", -1);

        assertThat(shown[0]).hasSizeLessThan(115).startsWith("    ...a").endsWith("b...");
        assertThat(shown[1].indexOf('^')).isEqualTo(shown[0].indexOf('X'));
    }

    @Test
    void theCaretMayStandBehindTheLine() {
        assertThat(excerpt(new Span(1, 4, 1), "abc")).isEqualTo("    abc\n       ^");
        assertThat(excerpt(new Span(1, 1, 1), "")).isEqualTo("\n    ^");
    }

    private static String excerpt(Span at, String line) {
        String text = text(at, line, null);
        return text.substring(text.indexOf('\n') + 1);
    }

    private static String text(Span at, String line, @Nullable String hint) {
        return DiagnosticText.of(
                new Diagnostic("plan.yaml", at, Severity.ERROR, "code", "wrong", line, hint));
    }
}
