package dev.orchestrate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {
    private static final Path FILE = Path.of(".env");

    @Test
    void valuesStandAsTheyAre() {
        assertThat(
                        parse(
                                """
                                # a remark
                                A=one
                                export B = two words\s\s
                                C=
                                D=a#b # a remark
                                E=$HOME \\n ${x}
                                """))
                .isEqualTo(
                        Map.of(
                                "A", "one",
                                "B", "two words",
                                "C", "",
                                "D", "a#b",
                                "E", "$HOME \\n ${x}"));
    }

    @Test
    void quotesKeepWhatWouldBeLost() {
        assertThat(
                        parse(
                                """
                                A='  # $x \\n '
                                B="a\\tb\\n\\"c\\" \\\\ \\$d" # a remark
                                C=''
                                """))
                .isEqualTo(Map.of("A", "  # $x \\n ", "B", "a\tb\n\"c\" \\ $d", "C", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing | is not of the form NAME=value",
                "=x | is not of the form NAME=value",
                "1A=x | is not of the form NAME=value",
                "A B=x | is not of the form NAME=value",
                "A='x | has no closing quote",
                "A=\"x | has no closing quote",
                "A=\"x\\ | has no closing quote",
                "A=\"\\q\" | has an escape that means nothing: `\\q`",
                "A='x'y | goes on behind its closing quote",
                "A=\"x\"#y | goes on behind its closing quote",
            })
    void anythingElseIsRefusedWithItsLineAndNotItsValue(String line, String what) {
        String fine = "FINE=1\n";
        assertThatThrownBy(() -> parse(fine + line + "\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("line 2 of `.env` " + what.replace("``", "`"));
    }

    @Test
    void whatIsSetIsNotChanged(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "A=file\nB=file\n");
        assertThat(DotEnv.under(Map.of("A", "set"), file))
                .isEqualTo(Map.of("A", "set", "B", "file"));
    }

    @Test
    void whatIsNoFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectory(folder.resolve(".env"));
        assertThatThrownBy(() -> DotEnv.under(Map.of(), file))
                .isInstanceOf(ProblemException.class)
                .hasMessage("`.env` is not a regular file");
    }

    @Test
    void bytesThatAreNoTextAreRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve(".env"), new byte[] {'A', '=', (byte) 0xFF});
        assertThatThrownBy(() -> DotEnv.under(Map.of(), file))
                .isInstanceOf(ProblemException.class)
                .hasMessage("`" + file + "` is not UTF-8");
    }

    private static Map<String, String> parse(String text) {
        return DotEnv.parse(FILE, text);
    }
}
