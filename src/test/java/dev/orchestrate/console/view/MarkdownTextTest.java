package dev.orchestrate.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Text;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private static String drawn(String markdown, Ink ink) {
        return MarkdownText.lines(markdown).stream()
                .map((Text line) -> line.shown(ink))
                .collect(Collectors.joining("\n"));
    }

    private static String plain(String markdown) {
        return drawn(markdown, Ink.ASCII);
    }

    @Test
    void aTextWithoutMarksIsAsItsAuthorWroteIt() {
        assertThat(plain("look at it\nand at that\n\nthen say so"))
                .isEqualTo("look at it\nand at that\n\nthen say so");
        assertThat(plain("")).isEmpty();
    }

    @Test
    void everyMarkIsPlainWithoutColor() {
        assertThat(
                        plain(
                                """
                                # Release
                                Read **all** of *it*: `npm test`.
                                > quoted
                                > twice
                                ***
                                See [the notes](https://x.org/n), <https://x.org> and ![a](b.png).

                                ```sh
                                if true; then
                                \tnpm publish
                                fi
                                ```
                                <b>html</b> is text
                                """))
                .isEqualTo(
                        """
                        Release

                        Read all of it: `npm test`.

                        | quoted
                        | twice

                        ----

                        See the notes (https://x.org/n), https://x.org and a (b.png).

                            if true; then
                                npm publish
                            fi

                        <b>html</b> is text\
                        """);
    }

    @Test
    void listsKeepTheirNumbersAndTheirDepth() {
        assertThat(
                        plain(
                                """
                                3. three
                                   goes on
                                   - inner
                                     1. deep
                                   - more
                                4. four

                                * loose

                                  second paragraph

                                * last
                                """))
                .isEqualTo(
                        """
                        3. three
                           goes on
                           - inner
                             1. deep
                           - more
                        4. four

                        - loose

                          second paragraph

                        - last\
                        """);
    }

    @Test
    void colorShowsHeadingsEmphasisCodeAndTargets() {
        assertThat(drawn("# H\n**b** `c` [l](u)", new Ink(true, true)))
                .isEqualTo(
                        "\u001b[1mH\u001b[0m\n\n\u001b[1mb\u001b[0m \u001b[36m`c`\u001b[0m"
                                + " l\u001b[2m (u)\u001b[0m");
    }

    @Test
    void whatWouldMoveTheCursorIsSpelledOut() {
        assertThat(plain("a\u001b[2Jb `\u001b[1m`")).isEqualTo("a\\e[2Jb `\\e[1m`");
    }
}
