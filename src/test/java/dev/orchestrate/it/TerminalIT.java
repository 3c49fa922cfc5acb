package dev.orchestrate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees and types: a run, its questions and other runs, in a real terminal. */
class TerminalIT {
    private static final Map<String, String> USUAL = Map.of();
    private static final String WATCH =
            "until test -e begun; do sleep 0.05; done; orchestrate status --watch";

    @TempDir Path folder;
    private Program program;

    @BeforeEach
    void open() throws Exception {
        program =
                Program.in(folder)
                        .plan(
                                """
                                version: 1
                                name: seen
                                phases:
                                  - id: one
                                    name: One
                                    groups:
                                      - id: g
                                        execution: parallel
                                        tasks:
                                          - { id: quick, run: echo done }
                                          - id: slow
                                            name: a name that no narrow terminal has room for
                                            run: 'touch begun; read x < go'
                                """)
                        .file(
                                "ask.yaml",
                                """
                                version: 1
                                name: asks
                                phases:
                                  - id: one
                                    name: One
                                    groups:
                                      - id: g
                                        execution: parallel
                                        tasks:
                                          - { id: m, type: manual, instructions: look at it }
                                          - { id: n, type: manual, instructions: and at this }
                                """);
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("go").toString()).start().waitFor())
                .isZero();
    }

    @Test
    void aManualTaskIsAskedAboutUntilThereIsAnAnswer() throws Exception {
        try (Screen screen = screen(80, 24, "orchestrate run --plan ask.yaml", USUAL)) {
            screen.shows("task m is yours:\\s+look at it\\s+done, skip, fail or later\\?");
            screen.types("perhaps");
            screen.shows("perhaps\\s+done, skip, fail or later\\?");
            screen.types("DONE");
            screen.shows("a note, or nothing:");
            screen.types("it is fine");
            screen.shows("evidence, a link or a file, or nothing:");
            screen.types("gone.txt");
            screen.shows("the evidence `gone.txt` is no file that is there");
            screen.types("ask.yaml");
            screen.shows("more of it, or nothing:");
            screen.types("");
            screen.shows("task n is yours:\\s+and at this\\s+done, skip, fail or later\\?");
            screen.types("s");
            screen.shows("this(?s:.*)a note, or nothing:");
            screen.types("");
            screen.shows("this(?s:.*)evidence, a link or a file, or nothing:");
            screen.types("");
            screen.shows("exit 0");
        }
        program.call("events", "--type", "task.decided", "--format", "json")
                .shows("\"answer\":\"done\"")
                .shows("\"note\":\"it is fine\"")
                .shows("\"evidence\":[{\"what\":\"ask.yaml\",\"sha256\":\"")
                .shows("\"answer\":\"skip\"");
    }

    @Test
    void ctrlCAtAQuestionEndsTheRunAndLeavesItToBeResumed() throws Exception {
        try (Screen screen = screen(80, 24, "orchestrate run --plan ask.yaml", USUAL)) {
            screen.shows("done, skip, fail or later\\?");
            screen.presses("C-c");
            screen.shows("exit 130");
            assertThat(screen.text()).contains("orchestrate run --resume");
        }
    }

    @Test
    void aDecisionFromAnotherTerminalEndsTheWait() throws Exception {
        try (Screen screen = screen(80, 24, "orchestrate run --wait --plan ask.yaml", USUAL)) {
            screen.shows("task m is yours");
            program.call("skip", "n").succeeds();
            screen.types("done");
            screen.shows("a note, or nothing:");
            screen.types("");
            screen.shows("evidence, a link or a file, or nothing:");
            screen.types("");
            screen.shows("exit 0");
            assertThat(screen.text()).doesNotContain("task n is yours");
        }
    }

    @Test
    void aTaskThatIsPutOffComesAgainAfterTheOthersAndThenHoldsNothingUp() throws Exception {
        try (Screen screen = screen(80, 24, "orchestrate run --plan ask.yaml", USUAL)) {
            screen.shows("task m is yours:\\s+look at it\\s+done, skip, fail or later\\?");
            screen.types("later");
            screen.shows("task n is yours:\\s+and at this\\s+done, skip, fail or later\\?");
            screen.types("done");
            screen.shows("a note, or nothing:");
            screen.types("");
            screen.shows("evidence, a link or a file, or nothing:");
            screen.types("");
            screen.shows("task n (?s:.*)task m is yours:(?s:.*)fail or later\\?");
            screen.types("l");
            assertThat(screen.shows("exit 3")).contains("orchestrate done m");
        }
    }

    @Test
    void instructionsAreDrawn() throws Exception {
        program.file(
                "drawn.yaml",
                """
                version: 1
                name: drawn
                phases:
                  - id: one
                    tasks:
                      - id: m
                        type: manual
                        instructions: |
                          # Release
                          Read **all** of it:

                          1. run `npm test`
                          2. see [the notes](https://example.org/notes)
                """);
        try (Screen screen = screen(80, 24, "orchestrate run --plan drawn.yaml", USUAL)) {
            String text = screen.shows("done, skip, fail or later\\?");
            assertThat(text.lines().map(String::stripTrailing))
                    .containsSubsequence(
                            "  Release",
                            "",
                            "  Read all of it:",
                            "",
                            "  1. run `npm test`",
                            "  2. see the notes (https://example.org/notes)");
            screen.types("later");
            screen.shows("exit 3");
            assertThat(screen.written())
                    .contains("\u001b[1mRelease\u001b[0m", "\u001b[36m`npm test`\u001b[0m");
        }
    }

    @Test
    void twentyColumnsAndAResizeDoNotBreakThePicture() throws Exception {
        try (Screen screen = screen(20, 8, "orchestrate run", USUAL)) {
            screen.shows("1/2.*\\d\\.\\ds");
            assertThat(screen.text()).doesNotContain("room for");
            screen.resize(70, 20);
            screen.shows("room for +\\d+\\.\\ds");
            screen.resize(20, 8);
            screen.shows("(?m)^\\S slow.{0,16}\\n\\[?.*1/2");
            letGo();
            String end = screen.shows("exit 0");
            assertThat(end).doesNotContain("1/2 ");
        }
    }

    @Test
    void aDumbTerminalGetsLinesAndNoColor() throws Exception {
        for (Map<String, String> environment :
                List.of(Map.of("TERM", "dumb"), Map.of("CI", "true"))) {
            try (Screen screen = screen(80, 24, "orchestrate run --new", environment)) {
                screen.shows("slow started");
                letGo();
                screen.shows("exit 0");
                assertThat(screen.written()).doesNotContain("\u001b[").contains("[2/2]");
            }
        }
    }

    @Test
    void withoutColorThePictureIsDrawnAllTheSame() throws Exception {
        try (Screen screen = screen(80, 24, "orchestrate run", Map.of("NO_COLOR", "1"))) {
            screen.shows("room for +\\d+\\.\\ds");
            letGo();
            screen.shows("exit 0");
            assertThat(screen.written()).doesNotContainPattern("\u001b\\[[1-9;]+m");
        }
    }

    @Test
    void colorIsForTerminals() throws Exception {
        try (Screen screen = screen(80, 24, "orchestrate plan", USUAL)) {
            screen.shows("exit 0");
            assertThat(screen.written()).contains("\u001b[");
        }
    }

    @Test
    void aWatchShowsARunOfAnotherProcessUntilThatIsGone() throws Exception {
        Program.Started run = program.start("run");
        try (Screen screen = screen(60, 20, WATCH, USUAL)) {
            screen.shows("(?s)running.*slow");
            assertThat(screen.text()).doesNotContain("exit");
            screen.resize(20, 10);
            screen.resize(60, 20);
            screen.shows("(?s)seen.*slow");
            run.process().destroyForcibly().waitFor();
            String end = screen.shows("exit 0");
            assertThat(end).contains("interrupted");
        }
        letGo();
    }

    @Test
    void anEndForGoodIsAskedAbout() throws Exception {
        program.call("run", "--plan", "ask.yaml").exits(3);
        try (Screen screen = screen(80, 24, "orchestrate cancel", USUAL)) {
            screen.shows("for good\\?");
            screen.types("no");
            screen.shows("goes on\\s+exit 0");
        }
        program.call("status", "--format", "json").shows("\"status\": \"waiting\"");
        try (Screen screen = screen(80, 24, "orchestrate cancel", USUAL)) {
            screen.shows("for good\\?");
            screen.types("yes");
            screen.shows("exit 0");
        }
        program.call("status", "--format", "json").shows("\"status\": \"canceled\"");
    }

    private Screen screen(int columns, int rows, String text, Map<String, String> more)
            throws Exception {
        return Screen.open(folder, columns, rows, text, more);
    }

    private void letGo() throws IOException {
        Files.writeString(folder.resolve("go"), "\n");
    }
}
