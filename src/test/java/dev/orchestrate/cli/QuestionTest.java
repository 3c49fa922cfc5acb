package dev.orchestrate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.console.Captured;
import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Output;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private final Captured terminal = Captured.of(Ink.ASCII, 80);

    @Test
    void onlyYesIsYes() {
        assertThat(answered("y\n")).isTrue();
        assertThat(answered(" Yes \n")).isTrue();
        assertThat(answered("\n")).isFalse();
        assertThat(answered("yesterday\n")).isFalse();
        assertThat(terminal.text()).doesNotContain("\n");
    }

    @Test
    void whatFollowsAnEndWithoutAnAnswerBeginsALine() {
        assertThat(answered("")).isFalse();
        assertThat(terminal.text()).isEqualTo("end it? [y/N] \n");
    }

    @Test
    void soDoesWhatFollowsTheQuestionOfATask() {
        TaskQuestion question =
                new TaskQuestion(
                        terminal.channel(),
                        new BufferedReader(Reader.nullReader()),
                        new ShownEvidence(Path.of("/"), Path.of("/")));
        assertThatThrownBy(() -> question.ask("m", "look")).isInstanceOf(EOFException.class);
        assertThat(terminal.text()).endsWith("done, skip, fail or later? \n");
    }

    private boolean answered(String typed) {
        Output output = new Output(Captured.pipe().channel(), terminal.channel(), Map.of());
        Surroundings surroundings =
                new Surroundings(
                        Map.of(),
                        Path.of("/"),
                        new ByteArrayInputStream(typed.getBytes(UTF_8)),
                        true,
                        _ -> output);
        Arguments none = new Syntax("cancel", "Ends a run.").parse(List.of());
        Call call = new Call("cancel", none, surroundings, output);
        return new Question(call).isAnsweredWithYes("end it?", "--force");
    }
}
