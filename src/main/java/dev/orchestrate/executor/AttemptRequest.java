package dev.orchestrate.executor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an executor needs to start one process.
 *
 * @param argv program and arguments, as they are; no shell is involved. A program without a slash
 *     is looked up in the {@code PATH} of the process's own environment
 * @param directory the working directory, absolute
 * @param environment variables that the process sees besides, or in place of, the executor's base
 *     environment; a null value removes one
 * @param log the file, absolute, to which both output streams are appended; made if missing, its
 *     folder exists
 * @param limits what ends the process, or cuts its log
 * @param masked whether the output passes the executor's {@link Masks} before it touches the disk
 */
public record AttemptRequest(
        List<String> argv,
        Path directory,
        Map<String, @Nullable String> environment,
        Path log,
        Limits limits,
        boolean masked) {

    /** In full, since a compact one loses the annotation within the map's type. */
    public AttemptRequest(
            List<String> argv,
            Path directory,
            Map<String, @Nullable String> environment,
            Path log,
            Limits limits,
            boolean masked) {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("argv is empty");
        }
        this.argv = List.copyOf(argv);
        this.directory = directory;
        this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        this.log = log;
        this.limits = limits;
        this.masked = masked;
    }

    /**
     * The bounds of one attempt.
     *
     * @param timeout from the start of the process; null for none
     * @param stallAfter how long the log may stand still before the process is ended; null for ever
     * @param grace between SIGTERM and SIGKILL, whatever the reason of the end
     * @param logBytes how much of the output is kept: head and tail, with a line between them
     */
    public record Limits(
            @Nullable Duration timeout,
            @Nullable Duration stallAfter,
            Duration grace,
            long logBytes) {}
}
