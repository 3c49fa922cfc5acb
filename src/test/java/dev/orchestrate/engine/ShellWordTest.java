package dev.orchestrate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.failure.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "127, bash: line 1: npx: command not found",
        "127, sh: 1: npx: not found",
        "126, bash: line 3: ./build: Permission denied",
    })
    void theLastLineOfTheLogTellsWhichCommandItWas(int code, String line) throws Exception {
        assertThat(ShellWord.of(code, log("x\n".repeat(5_000) + line + "\n\n")))
                .isEqualTo(new End.Said(null, line));
    }

    @ParameterizedTest
    @CsvSource({
        "1, bash: line 1: npx: command not found",
        "127, the file has 3 faults",
        "127, ''",
    })
    void anyOtherEndIsNoWordOfAShell(int code, String line) throws Exception {
        assertThat(ShellWord.of(code, log("npx: command not found\n" + line + "y\n"))).isNull();
    }

    @Test
    void withoutALogTheCodeHasToDo() {
        assertThat(ShellWord.of(127, folder.resolve("none"))).isNull();
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("log"), text);
    }
}
