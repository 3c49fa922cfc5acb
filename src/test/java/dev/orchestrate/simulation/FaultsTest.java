package dev.orchestrate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults that {@code scripts/faults} puts into the engine can still be put there. */
class FaultsTest {
    private static final Path FAULTS = Path.of("src/test/faults");

    @TempDir Path folder;

    @Test
    void everyFaultAppliesToTheSources() throws Exception {
        List<Path> patches;
        try (Stream<Path> found = Files.list(FAULTS)) {
            patches = found.sorted().toList();
        }
        assertThat(patches).hasSizeGreaterThanOrEqualTo(10);
        for (Path patch : patches) {
            Path log = folder.resolve(patch.getFileName());
            int exit =
                    new ProcessBuilder("patch", "--dry-run", "-p1", "-i", patch.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start()
                            .waitFor();
            assertThat(exit).as(() -> patch + ": " + read(log)).isZero();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
