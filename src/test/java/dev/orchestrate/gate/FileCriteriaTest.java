package dev.orchestrate.gate;

import static dev.orchestrate.gate.Gates.judge;
import static dev.orchestrate.gate.Gates.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.CriterionResult;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCriteriaTest {
    @TempDir Path workspace;

    @Test
    void aFileOrFolderIsThere() throws Exception {
        write("dist/a/b.js", "");
        assertThat(exists("dist/a/b.js").observed()).isEqualTo("dist/a/b.js");
        assertThat(exists("dist").passed()).isTrue();
        assertThat(exists("dist/c").reason()).isEqualTo("`dist/c` is missing");
    }

    @Test
    void ofAPatternOneIsEnough() throws Exception {
        write("dist/a/b.js", "");
        assertThat(exists("dist/**/*.js"))
                .isEqualTo(
                        new CriterionResult(
                                "1", true, true, "dist/a/b.js", "`dist/**/*.js` is there"));
        assertThat(exists("dist/*.js").passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "../x, `../x` leads out of the workspace",
        "/etc/passwd, `/etc/passwd` leads out of the workspace",
        "'[', '`[` is not a pattern: Missing '']'",
    })
    void aPathThatCanNotBeUsedHasFailed(String path, String reason) throws Exception {
        assertThat(exists(path)).isEqualTo(new CriterionResult("1", false, true, null, reason));
    }

    @Test
    void aPatternIsFoundInAnyLine() throws Exception {
        write("log", "one\ntwo 22\nthree\n");
        assertThat(contains("log", "^two \\d+$"))
                .isEqualTo(
                        new CriterionResult(
                                "1", true, true, "two 22", "`^two \\d+$` is found in `log`"));
        assertThat(contains("log", "four"))
                .isEqualTo(
                        new CriterionResult(
                                "1", false, true, null, "`four` is not found in `log`"));
    }

    @Test
    void anEmptyFileIsOneEmptyLine() throws Exception {
        write("log", "");
        assertThat(contains("log", "^$").passed()).isTrue();
        assertThat(contains("log", "^.*$").passed()).isTrue();
        assertThat(contains("log", "^.").passed()).isFalse();
    }

    @Test
    void bytesThatAreNoTextDoNotHideTheRest() throws Exception {
        Files.write(workspace.resolve("bin"), new byte[] {(byte) 0xff, 0, 'o', 'k'});
        assertThat(contains("bin", "ok").passed()).isTrue();
    }

    @Test
    void whatIsFoundIsShownInOneLineAndCut() throws Exception {
        write("log", "x".repeat(500) + "\nmore");
        assertThat(contains("log", "(?s)x.*").observed()).isEqualTo("x".repeat(200) + "...");
        assertThat(contains("log", "(?s)x\n.*").observed()).isEqualTo("x...");
    }

    @ParameterizedTest
    @CsvSource({
        "gone, x, `gone` is missing",
        "log, (, `(` is not a regular expression: Unclosed group",
        "., x, `.` is not a regular file",
    })
    void whatCanNotBeSearchedHasFailed(String path, String pattern, String reason)
            throws Exception {
        write("log", "x");
        assertThat(contains(path, pattern))
                .isEqualTo(new CriterionResult("1", false, true, null, reason));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        try (RandomAccessFile sparse =
                new RandomAccessFile(workspace.resolve("big").toFile(), "rw")) {
            sparse.setLength((64L << 20) + 1);
        }
        assertThat(contains("big", "x").reason()).isEqualTo("`big` is larger than 64MB");
    }

    @Test
    void aPatternThatIsTooComplexHasFailed() throws Exception {
        write("log", "ab".repeat(1_000_000));
        CriterionResult result = contains("log", "^(a|b)*c");
        assertThat(result.passed()).isFalse();
        assertThat(result.reason()).isEqualTo("`^(a|b)*c` is too complex for a text of this size");
    }

    private CriterionResult exists(String path) throws Exception {
        return judge(workspace, leaf("file_exists", path));
    }

    private CriterionResult contains(String path, String pattern) throws Exception {
        return judge(workspace, leaf("file_contains", Map.of("path", path, "pattern", pattern)));
    }

    private void write(String name, String content) throws Exception {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
