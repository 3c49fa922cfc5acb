package dev.orchestrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Long outputs as files under {@code src/test/golden}, compared whole; {@code -Dgolden.update=true}
 * writes them anew.
 */
public final class Golden {
    public static final Path FOLDER = Path.of("src/test/golden");

    private Golden() {}

    /** Fails unless the file of that name holds exactly this. */
    public static void assertGolden(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(file).as("run with -Dgolden.update=true to make it").exists();
            assertThat(actual).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
