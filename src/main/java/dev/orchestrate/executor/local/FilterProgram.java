package dev.orchestrate.executor.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A short program that turns standard input into standard output, such as a formatter. It ends with
 * the thread that waits for it, and nothing of it outlives the call.
 */
public final class FilterProgram {
    private final List<String> argv;
    private final Path directory;
    private final Map<String, String> environment;
    private final Duration limit;

    /**
     * Nothing is started yet.
     *
     * @param environment what it sees besides what is inherited
     * @param limit after which it is killed
     */
    public FilterProgram(
            List<String> argv, Path directory, Map<String, String> environment, Duration limit) {
        this.argv = List.copyOf(argv);
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.limit = limit;
    }

    /**
     * What it made of its input.
     *
     * @param complaint its standard error
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares results
    public record Result(int exitCode, byte[] output, String complaint) {}

    /**
     * Runs it to its end.
     *
     * @throws IOException it can not be started, or takes longer than its limit
     */
    public Result run(byte[] input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            FutureTask<byte[]> output = reading(process.getInputStream()::readAllBytes);
            FutureTask<byte[]> complaint = reading(process.getErrorStream()::readAllBytes);
            Thread.ofVirtual().start(() -> feed(process, input));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        "`%s` takes longer than %d s"
                                .formatted(argv.getFirst(), limit.toSeconds()));
            }
            return new Result(
                    process.exitValue(),
                    output.get(),
                    new String(complaint.get(), StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw new IOException("`" + argv.getFirst() + "`: " + e.getCause(), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private interface Reading {
        byte[] read() throws IOException;
    }

    private static FutureTask<byte[]> reading(Reading stream) {
        FutureTask<byte[]> task = new FutureTask<>(stream::read);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException e) {
            // It has ended without reading all of it; its exit code tells what that means.
        }
    }
}
