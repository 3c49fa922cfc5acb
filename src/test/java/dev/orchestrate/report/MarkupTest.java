package dev.orchestrate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_190, 8_191, 8_192, 8_193, 100_000})
    void textsOfAnyLengthAreWholeAndInOrder(int length) throws Exception {
        String text = "\u2713" + "x".repeat(length);
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        Markup.write(
                to,
                "",
                markup -> {
                    markup.open("a");
                    for (int i = 0; i < 3; i++) {
                        markup.leaf("b", text, "c", i + text);
                    }
                });
        String leaves = "";
        for (int i = 0; i < 3; i++) {
            leaves += "<b c=\"" + i + text + "\">" + text + "</b>";
        }
        assertThat(to.toString(StandardCharsets.UTF_8)).isEqualTo("<a>" + leaves + "</a>\n");
    }
}
