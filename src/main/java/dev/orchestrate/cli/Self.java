package dev.orchestrate.cli;

import dev.orchestrate.journal.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who this process is, for others. */
final class Self {
    private static final Path LINUX_HOST = Path.of("/proc/sys/kernel/hostname");

    private Self() {}

    static Owner owner(Instant since) {
        return new Owner(host(), pid(), since);
    }

    /** Whoever types: decisions are recorded with it. */
    static @Nullable String user() {
        return System.getProperty("user.name");
    }

    static long pid() {
        return ProcessHandle.current().pid();
    }

    /** Without asking the network, which may take seconds to say that it does not know. */
    static String host() {
        try {
            if (Files.exists(LINUX_HOST)) {
                return Files.readString(LINUX_HOST).strip();
            }
        } catch (IOException _) {
            // the environment may know
        }
        String named = System.getenv("HOSTNAME");
        return named == null || named.isEmpty() ? "localhost" : named;
    }
}
