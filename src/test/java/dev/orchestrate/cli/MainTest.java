package dev.orchestrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir Path folder;
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @Test
    void anUnknownCommandIsToldWithTheNearest() {
        assertUsage(
                """
                orchestrate: error: unknown command `stauts`
                  did you mean `status`?
                """,
                "stauts");
    }

    @Test
    void anUnknownOptionIsToldWithTheNearest() {
        assertUsage(
                """
                orchestrate: error: unknown option `--phse`
                  did you mean `--phase`?
                """,
                "run",
                "--phse",
                "1");
    }

    @Test
    void anUnknownOptionWithAValueIsNamedWithoutIt() {
        assertUsage(
                """
                orchestrate: error: unknown option `--wacth`
                  did you mean `--watch`?
                """,
                "status",
                "--wacth=yes");
    }

    @Test
    void whatFollowsTwoDashesIsNoOption() {
        assertUsage(
                """
                orchestrate: error: unexpected argument `--phase`
                  show what there is with `orchestrate run --help`
                """,
                "run",
                "--",
                "--phase");
    }

    @Test
    void anEmptyValueIsNoValueLeftOut() {
        assertUsage(
                """
                orchestrate: error: `--older-than` must be a duration such as 30s, 5m or 2h, and is ``
                """,
                "clean",
                "--older-than",
                "");
    }

    @Test
    void withoutACommandThereIsNothingToDo() {
        assertUsage(
                """
                orchestrate: error: there is no command
                  show the commands with `orchestrate --help`
                """);
    }

    @Test
    void anOptionOfACommandStandsAfterItsName() {
        assertUsage(
                """
                orchestrate: error: unknown option `--watch` before the command
                  write options of a command after its name
                """,
                "--watch",
                "status");
    }

    @Test
    void anOptionThatIsGivenTwiceIsRefused() {
        assertUsage(
                "orchestrate: error: `--plan` is given twice\n",
                "validate",
                "--plan",
                "a",
                "--plan",
                "b");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertUsage("orchestrate: error: `--plan` needs a value\n", "validate", "--plan");
    }

    @Test
    void aFlagTakesNoValue() {
        assertUsage(
                """
                orchestrate: error: `--dry-run` takes no value, and is given `--dry-run=true`
                  write `--dry-run` alone, or leave it out
                """,
                "run",
                "--phase",
                "a=b",
                "--dry-run=true");
    }

    @Test
    void anUnknownOptionGoesBeforeAnArgumentThatIsMissing() {
        assertUsage(
                """
                orchestrate: error: unknown option `-y`
                  show what there is with `orchestrate why --help`
                """,
                "why",
                "-y");
    }

    @Test
    void anArgumentTooManyIsRefused() {
        assertUsage(
                """
                orchestrate: error: unexpected argument `b`
                  show what there is with `orchestrate status --help`
                """,
                "status",
                "a",
                "b");
    }

    @Test
    void anArgumentThatIsMissingIsNamed() {
        assertUsage(
                """
                orchestrate: error: `PHASE` is missing
                  show an example with `orchestrate approve --help`
                """,
                "approve");
    }

    @Test
    void aFormatThatACommandDoesNotHaveIsRefused() {
        assertUsage(
                """
                orchestrate: error: `--format` can not be `jsn`
                  did you mean `json`?
                """,
                "status",
                "--format",
                "jsn");
    }

    @Test
    void aCommandOfOneFormatRefusesOthersBeforeItDoesAnything() {
        for (String command : Commands.NAMES) {
            String[] call = {command, "--format", "nonsense", "x"};
            assertThat(terminal.call(call)).as(command).isEqualTo(2);
        }
        assertUsage(
                """
                orchestrate: error: `--format` can not be `json`
                  use `text`, the only one there is
                """,
                "init",
                "--format",
                "json");
    }

    @Test
    void aNumberOutOfRangeIsRefused() {
        assertUsage(
                "orchestrate: error: `--limit` must be a whole number from 1, and is `0`\n",
                "list",
                "--limit",
                "0");
    }

    @Test
    void aDurationWithoutAUnitIsRefused() {
        assertUsage(
                "orchestrate: error: `--older-than` must be a duration such as 30s, 5m or 2h, and is"
                        + " `30`\n",
                "clean",
                "--older-than",
                "30");
    }

    @Test
    void globalOptionsStandBeforeAndAfterTheCommand() {
        Path workspace = folder.resolve("w");
        assertThat(terminal.call("--workspace", workspace.toString(), "list")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "orchestrate: error: the workspace `" + workspace + "` is not a folder\n");
        String before = terminal.err();
        assertThat(terminal.call("list", "--workspace=" + workspace)).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo(before);
    }

    @Test
    void theVersionNamesTheProgramAndItsJava() {
        assertThat(terminal.call("--version")).isZero();
        assertThat(terminal.out())
                .matches("orchestrate \\S+ \\(JDK " + Runtime.version().feature() + "\\S*\\)\n");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void aTaskDecidesNothing() {
        terminal.with("ORCHESTRATE_TASK_ID", "1.1");
        for (String command : new String[] {"approve", "reject", "done", "skip", "retry"}) {
            assertUsage(
                    "orchestrate: error: `"
                            + command
                            + "` can not be called inside a task\n"
                            + "  let a person decide, from another terminal\n",
                    command,
                    "x");
        }
        assertThat(terminal.call("cancel", "--force")).isEqualTo(2);
    }

    @Test
    void withoutRunsThereIsNoneToShow() {
        assertUsage(
                "orchestrate: error: there is no run in `"
                        + folder.resolve(".orchestrate")
                        + "`\n  start one with `orchestrate run`\n",
                "status");
    }

    @Test
    void optionsThatContradictEachOtherAreRefused() {
        assertUsage(
                "orchestrate: error: `--resume` and `--new` can not both be given\n",
                "run",
                "--new",
                "--resume");
    }

    @Test
    void helpThatCanNotBeWrittenHasFailed() throws IOException {
        for (String asked : new String[] {"--help", "--version", "run --help"}) {
            try (OutputStream full = new FileOutputStream("/dev/full")) {
                terminal.writingTo(full);
                assertThat(terminal.call(asked.split(" "))).as(asked).isEqualTo(1);
                assertThat(terminal.err())
                        .isEqualTo(
                                "orchestrate: error: standard output can not be written: No space"
                                        + " left on device\n");
            }
        }
    }

    private void assertUsage(String complaint, String... arguments) {
        assertThat(terminal.call(arguments)).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo(complaint);
        assertThat(terminal.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
