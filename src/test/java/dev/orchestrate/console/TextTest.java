package dev.orchestrate.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.testing.Stories;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void whatControlsATerminalIsSpelledOut() {
        assertThat(Printable.of("a\u001b[2J\r\n\t\u0000\u007f\u009b\u202e\u2028\ufeff"))
                .isEqualTo("a\\e[2J\\r\\n\\t\\x00\\x7f\\x9b\\u202e\\u2028\\ufeff");
        assertThat(Printable.of("\ud83d")).isEqualTo("\\ud83d");
        assertThat(Printable.of("\ude00x")).isEqualTo("\\ude00x");
    }

    @Test
    void whatIsHarmlessStaysTheSameString() {
        String harmless = "na\u00efve \u4e2d \ud83d\ude00 e\u0301";
        assertThat(Printable.of(harmless)).isSameAs(harmless);
    }

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(Cells.width("abc")).isEqualTo(3);
        assertThat(Cells.width("\u4e2d\u6587")).isEqualTo(4);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Cells.width("\ud83d\ude00")).isEqualTo(2);
    }

    @Test
    void aLineIsCutBetweenCharactersAndSaysSo() {
        Text text = new Text().add("ab").add(Tone.BAD, "\u4e2d\u6587e\u0301xyz");
        assertThat(text.cut(5, Ink.UNICODE).shown(Ink.UNICODE)).isEqualTo("ab\u4e2d\u2026");
        assertThat(text.cut(6, Ink.UNICODE).shown(Ink.UNICODE)).isEqualTo("ab\u4e2d\u2026");
        assertThat(text.cut(8, Ink.UNICODE).shown(Ink.UNICODE))
                .isEqualTo("ab\u4e2d\u6587e\u0301\u2026");
        assertThat(text.cut(10, Ink.UNICODE)).isSameAs(text);
    }

    @Test
    void noCutIsLongerThanAsked() {
        Text text = new Text().add("\u4e2d\u6587").add(Stories.EVIL);
        for (int columns = 0; columns < text.width() + 2; columns++) {
            for (Ink ink : new Ink[] {Ink.ASCII, Ink.UNICODE}) {
                assertThat(text.cut(columns, ink).width()).isLessThanOrEqualTo(columns);
            }
        }
    }

    @Test
    void columnsStandBelowEachOtherWhateverTheirLetters() {
        Page page = new Page(Ink.UNICODE);
        page.line(new Text().add("\u4e2d\u6587"), new Text().add("1"));
        page.line(new Text().add("abc"), new Text().add("2"));
        page.line(new Text().add("x".repeat(60)), new Text().add("3"));
        assertThat(page).hasToString("\u4e2d\u6587  1\nabc   2\n" + "x".repeat(60) + " 3\n");
    }

    @Test
    void onATerminalRowsEndWhereItDoesAndInAPipeTheyDoNot() {
        Page page = new Page(Ink.UNICODE);
        page.line(new Text().add("y".repeat(200)), new Text().add("1"));
        Captured terminal = Captured.of(Ink.UNICODE, 100);
        Captured pipe = Captured.pipe();
        page.print(terminal.channel());
        page.print(pipe.channel());
        assertThat(terminal.text()).isEqualTo("y".repeat(99) + "\u2026\n");
        assertThat(pipe.text()).isEqualTo("y".repeat(200) + " 1\n");
    }

    @Test
    void sentencesAndCommandsStayWholeOnATerminal() {
        Page page = new Page(Ink.UNICODE).line("y".repeat(200));
        Captured terminal = Captured.of(Ink.UNICODE, 100);
        page.print(terminal.channel());
        assertThat(terminal.text()).isEqualTo("y".repeat(200) + "\n");
    }
}
