package dev.orchestrate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownEvidenceTest {
    /** Of {@code abc}, from FIPS 180-4's examples. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path outer;
    private Path workspace;

    @BeforeEach
    void makeWorkspace() throws Exception {
        workspace = Files.createDirectory(outer.resolve("w"));
        Files.createDirectory(workspace.resolve("sub"));
    }

    private Evidence of(String text) {
        return new ShownEvidence(workspace, workspace.resolve("sub")).of(text);
    }

    @Test
    void aLinkIsTakenAsItIs() {
        assertThat(of("https://example.org/a?b#c"))
                .isEqualTo(new Evidence("https://example.org/a?b#c", null));
    }

    @Test
    void aFileIsTakenWithWhatItHoldsNow() throws Exception {
        Files.writeString(workspace.resolve("sub/r.txt"), "abc");
        assertThat(of("r.txt")).isEqualTo(new Evidence("sub/r.txt", ABC));
        assertThat(of("../sub/r.txt")).isEqualTo(new Evidence("sub/r.txt", ABC));
    }

    @Test
    void aFileOutsideIsNamedInFull() throws Exception {
        Path file = Files.writeString(outer.resolve("r.txt"), "abc");
        assertThat(of("../../r.txt")).isEqualTo(new Evidence(file.toString(), ABC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone.txt", ".", "", "https:", "a\0b", "see the wiki"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOf(ProblemException.class)
                .hasMessage("the evidence `" + text + "` is no file that is there");
    }
}
