package dev.orchestrate.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
    private final Captured narrow = Captured.of(Ink.UNICODE, 20);

    @Test
    void aRowIsCutWhereTheTerminalEnds() {
        Page page = new Page(Ink.UNICODE);
        page.line(new Text().add("task"), new Text().add("succeeded".repeat(10)));

        page.print(narrow.channel());

        assertThat(narrow.text()).isEqualTo("task  succeededsucc\u2026\n");
    }

    @Test
    void aCommandToTypeStaysWhole() {
        Page page = new Page(Ink.UNICODE);
        String command = "orchestrate run --resume --plan " + "far/".repeat(30) + "plan.yaml";
        page.line(new Text().add(command));

        page.print(narrow.channel());

        assertThat(narrow.text()).isEqualTo(command + "\n");
    }
}
