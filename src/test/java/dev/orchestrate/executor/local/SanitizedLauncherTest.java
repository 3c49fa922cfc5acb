package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract once more, under a launcher that watches its own memory. */
final class SanitizedLauncherTest extends OutputContract {
    @TempDir private static Path tools;

    private static Path launcher = Path.of("");

    @BeforeAll
    static void build() throws Exception {
        launcher = tools.resolve("launcher");
        Path real = tools.resolve("launcher.real");
        int code =
                new ProcessBuilder(
                                "src/main/c/build.sh",
                                real.toString(),
                                "-g",
                                "-fno-sanitize-recover=all",
                                "-fsanitize=address,undefined")
                        .redirectErrorStream(true)
                        .redirectOutput(tools.resolve("build").toFile())
                        .start()
                        .waitFor();
        assumeTrue(code == 0 && Files.exists(real), "the compiler has no sanitizers");
        String options = "detect_leaks=1:log_path=" + tools.resolve("fault");
        Files.writeString(
                launcher,
                "#!/bin/sh\nASAN_OPTIONS=%s UBSAN_OPTIONS=%s exec %s \"$@\"\n"
                        .formatted(options, options, real));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    @Override
    Path launcher() {
        return launcher;
    }

    @AfterEach
    void nothingWasFound() throws IOException {
        executor.close();
        awaitLaunchersEnd();
        try (var faults = Files.newDirectoryStream(tools, "fault*")) {
            for (Path fault : faults) {
                assertThat(Files.readString(fault)).as("what the sanitizer found").isEmpty();
            }
        }
    }
}
