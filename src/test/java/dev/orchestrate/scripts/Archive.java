package dev.orchestrate.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.scripts.Shell.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packed program, made once for all tests that want it. */
final class Archive {
    private static final class Once {
        static final Path ARCHIVE = packed(Shell.PACKAGED.resolve("test-archive"));
    }

    private Archive() {}

    static Path path() {
        return Once.ARCHIVE;
    }

    /** Another one, made anew. */
    static Path packed(Path into) {
        try {
            Files.createDirectories(into);
            Ran ran =
                    Shell.in(into)
                            .with("ORCHESTRATE_HOME", Shell.PACKAGED.toString())
                            .run(Shell.PROJECT.resolve("scripts/package"), into);
            assertThat(ran.exit()).as(ran.err()).isZero();
            return Path.of(ran.out().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
