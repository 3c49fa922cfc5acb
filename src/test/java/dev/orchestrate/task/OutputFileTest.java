package dev.orchestrate.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.ErrorClass;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFileTest {
    @TempDir Path dir;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = dir.resolve("output");
    }

    @Test
    void withoutAFileThereAreNoOutputs() throws Exception {
        assertThat(OutputFile.read(file, _ -> false).values()).isEmpty();
    }

    @Test
    void linesAndBlocksAreRead() throws Exception {
        assertThat(
                        read(
                                """
                                a=1
                                _b2=x=y<<z

                                list<<EOF
                                one
                                 two=2

                                EOF
                                empty=
                                none<<END
                                END
                                last=no line feed\
                                """))
                .containsExactly(
                        Map.entry("a", "1"),
                        Map.entry("_b2", "x=y<<z"),
                        Map.entry("list", "one\n two=2\n"),
                        Map.entry("empty", ""),
                        Map.entry("none", ""),
                        Map.entry("last", "no line feed"));
    }

    @Test
    void theLastValueOfANameWins() throws Exception {
        assertThat(read("a=1\na<<X\n2\nX\na=3\n")).containsExactly(Map.entry("a", "3"));
    }

    @Test
    void valuesAreKeptToTheLetter() throws Exception {
        assertThat(read("a= x \t\r\nb=ü€😀\n"))
                .containsExactly(Map.entry("a", " x \t\r"), Map.entry("b", "ü€😀"));
    }

    @ParameterizedTest
    @CsvSource({
        "'a=1\nhello\n', 'line 2 is neither `key=value` nor `key<<WORD`'",
        "'1a=1\n', 'line 1 does not begin with a name (letters, digits, `_`)'",
        "'=1\n', 'line 1 does not begin with a name (letters, digits, `_`)'",
        "'a b=1\n', 'line 1 does not begin with a name (letters, digits, `_`)'",
        "'é=1\n', 'line 1 does not begin with a name (letters, digits, `_`)'",
        "'x-y<<E\nE\n', 'line 1 does not begin with a name (letters, digits, `_`)'",
        "'a=1\nb<<\n', 'line 2 begins a block without a word that ends it'",
        "'a<<EOF\nx\nEOF2\n', 'line 1 begins a block that does not end'",
        "'a=1\nb=x\0y\n', 'line 2 holds a NUL character'",
    })
    void aMalformedLineIsNamed(String text, String what) throws Exception {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), "`ORCHESTRATE_OUTPUT`: " + what);
    }

    @Test
    void whatIsNotUtf8IsNamedByItsLine() throws Exception {
        assertRefused(
                new byte[] {'a', '=', '1', '\n', 'b', '=', (byte) 0xff},
                "`ORCHESTRATE_OUTPUT`: line 2 is not UTF-8");
    }

    @Test
    void aValueMayHave64KibibytesAndNotOneMore() throws Exception {
        assertThat(read("a=" + "x".repeat(65_536)).get("a")).hasSize(65_536);
        assertThat(read("a=" + "é".repeat(32_768)).get("a")).hasSize(32_768);
        assertRefused(
                ("b=1\na=" + "é".repeat(32_769)).getBytes(StandardCharsets.UTF_8),
                "`ORCHESTRATE_OUTPUT`: line 2 holds a value of more than 64KB");
    }

    @Test
    void aTaskMayWriteOneMebibyteAndNotOneByteMore() throws Exception {
        String line = "a=" + "x".repeat(61) + "\n";
        assertThat(read(line.repeat((1 << 20) / 64))).hasSize(1);
        assertRefused(
                (line.repeat((1 << 20) / 64) + "b").getBytes(StandardCharsets.UTF_8),
                "`ORCHESTRATE_OUTPUT` is larger than 1MB");
    }

    @Test
    void aFileOfManyGigabytesIsNotReadWhole() throws Exception {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(8L << 30);
        }
        assertThatThrownBy(() -> OutputFile.read(file, _ -> false))
                .hasMessage("`ORCHESTRATE_OUTPUT` is larger than 1MB");
    }

    @Test
    void aValueThatHoldsASecretIsRefusedWithAWarning() throws Exception {
        Files.writeString(file, "a=old\na=it is hunter2\nb=2\n");
        OutputFile.Outputs outputs = OutputFile.read(file, text -> text.contains("hunter2"));
        assertThat(outputs.values()).containsExactly(Map.entry("b", "2"));
        assertThat(outputs.warnings()).containsExactly("output `a` holds a secret and is refused");
    }

    @Test
    void itCanBeReadAgainUntilItIsRemoved() throws Exception {
        assertThat(read("a=1")).hasSize(1);
        assertThat(OutputFile.read(file, _ -> false).values()).hasSize(1);
        OutputFile.remove(file);
        assertThat(file).doesNotExist();
        OutputFile.remove(file);
        assertThat(OutputFile.read(file, _ -> false).values()).isEmpty();
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        assertIrregular();
    }

    @Test
    void aLinkIsNotFollowedAndItsTargetStays() throws Exception {
        Path target = Files.writeString(dir.resolve("target"), "a=1\n");
        Files.createSymbolicLink(file, target);
        assertIrregular();
        OutputFile.remove(file);
        assertThat(target).exists();
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws Exception {
        Files.createDirectories(file.resolve("sub"));
        assertThatThrownBy(() -> OutputFile.read(file, _ -> false))
                .isInstanceOf(TaskProblem.class)
                .hasMessage("`ORCHESTRATE_OUTPUT` is not a regular file");
        OutputFile.remove(file);
        assertThat(file.resolve("sub")).exists();
    }

    private void assertIrregular() {
        assertThatThrownBy(() -> OutputFile.read(file, _ -> false))
                .isInstanceOf(TaskProblem.class)
                .hasMessage("`ORCHESTRATE_OUTPUT` is not a regular file");
    }

    private void assertRefused(byte[] content, String message) throws IOException {
        Files.write(file, content);
        TaskProblem problem =
                catchThrowableOfType(TaskProblem.class, () -> OutputFile.read(file, _ -> false));
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.errorClass()).isEqualTo(ErrorClass.CONFIG);
    }

    private Map<String, String> read(String text) throws Exception {
        Files.writeString(file, text);
        OutputFile.Outputs outputs = OutputFile.read(file, _ -> false);
        assertThat(outputs.warnings()).isEmpty();
        return outputs.values();
    }
}
