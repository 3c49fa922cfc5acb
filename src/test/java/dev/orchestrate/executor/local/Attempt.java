package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.AttemptRequest.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the request of an attempt from what a test cares about. */
final class Attempt {
    private final List<String> argv;
    private Path directory;
    private Path log;
    private final Map<String, @Nullable String> environment = new HashMap<>();
    private @Nullable Duration timeout;
    private @Nullable Duration stallAfter;
    private Duration grace = Duration.ofSeconds(20);
    private long logBytes = 1 << 20;
    private boolean masked;

    private Attempt(Path folder, List<String> argv) {
        this.argv = argv;
        this.directory = folder;
        this.log = folder.resolve("log");
    }

    static Attempt of(Path folder, String... argv) {
        return new Attempt(folder, List.of(argv));
    }

    static Attempt script(Path folder, String script) {
        return of(folder, "/bin/sh", "-c", script);
    }

    Attempt directory(Path directory) {
        this.directory = directory;
        return this;
    }

    Attempt log(Path log) {
        this.log = log;
        return this;
    }

    Attempt env(String name, @Nullable String value) {
        environment.put(name, value);
        return this;
    }

    Attempt timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    Attempt stallAfter(Duration stallAfter) {
        this.stallAfter = stallAfter;
        return this;
    }

    Attempt grace(Duration grace) {
        this.grace = grace;
        return this;
    }

    Attempt logBytes(long logBytes) {
        this.logBytes = logBytes;
        return this;
    }

    Attempt masked() {
        masked = true;
        return this;
    }

    AttemptRequest request() {
        return new AttemptRequest(
                argv,
                directory,
                environment,
                log,
                new Limits(timeout, stallAfter, grace, logBytes),
                masked);
    }
}
