package dev.orchestrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithAnExample(String command) {
        Terminal terminal = new Terminal(folder);
        assertThat(terminal.call(command, "--help")).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out()).contains("Example:\n  ").contains("orchestrate " + command);
        Golden.assertGolden("help/" + command + ".txt", terminal.out());
    }

    @Test
    void theProgramListsItsCommands() {
        Terminal terminal = new Terminal(folder);
        assertThat(terminal.call("--help")).isZero();
        for (String command : Commands.NAMES) {
            assertThat(terminal.out()).contains("\n  " + command + " ");
        }
        Golden.assertGolden("help/orchestrate.txt", terminal.out());
    }

    @Test
    void everyCommandThatIsListedExists() {
        assertThat(Commands.NAMES)
                .allSatisfy(name -> {
                    assertThat(Commands.create(name)).isNotNull();
                    assertThat(Commands.summary(name)).endsWith(".");
                });
    }

    static List<String> commands() {
        return Commands.NAMES;
    }
}
