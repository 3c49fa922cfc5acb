package dev.orchestrate.executor.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names the time between two starts of this machine: pids and start times mean nothing beyond. */
final class Boot {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private Boot() {}

    /** Empty where it can not be told. */
    static String id() {
        try {
            return Signals.isMac() ? macId() : Files.readString(LINUX, US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String macId() throws IOException {
        var sysctl = new ProcessBuilder("/usr/sbin/sysctl", "-n", "kern.bootsessionuuid").start();
        try (var output = sysctl.getInputStream()) {
            return new String(output.readAllBytes(), US_ASCII).strip();
        }
    }
}
