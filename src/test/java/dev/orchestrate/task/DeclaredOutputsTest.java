package dev.orchestrate.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredOutputsTest {
    @TempDir Path workspace;

    @Test
    void whatIsThereIsNotMissing() throws Exception {
        Files.createDirectories(workspace.resolve("dist/js"));
        Files.writeString(workspace.resolve("dist/js/a.js"), "");
        assertThat(DeclaredOutputs.missing(workspace, List.of("dist/**/*.js", "dist/js/a.js")))
                .isEmpty();
    }

    @Test
    void eachPatternThatMatchesNothingIsNamed() throws Exception {
        assertThat(DeclaredOutputs.missing(workspace, List.of("a.txt", "b/*.txt")))
                .containsExactly(
                        "declared output `a.txt` is missing",
                        "declared output `b/*.txt` is missing");
    }

    @Test
    void anOutputOutsideOfTheWorkspaceDoesNotCount() throws Exception {
        assertThat(DeclaredOutputs.missing(workspace, List.of("..", "[")))
                .containsExactly(
                        "declared output: `..` leads out of the workspace",
                        "declared output: `[` is not a pattern: Missing ']");
    }
}
