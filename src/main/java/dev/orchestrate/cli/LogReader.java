package dev.orchestrate.cli;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Printable;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Copies a log as it grows: as it is, but to a terminal line by line with control characters shown
 * escaped. Confined to one thread.
 */
final class LogReader implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final Channel to;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable RandomAccessFile log;

    LogReader(Path file, Channel to) {
        this.file = file;
        this.to = to;
    }

    /** What has come since the last call. */
    void copy() {
        try {
            if (log == null && Files.exists(file)) {
                log = new RandomAccessFile(file.toFile(), "r");
            }
            RandomAccessFile open = log;
            if (open == null) {
                return;
            }
            for (int n = open.read(chunk); n > 0 && !to.isClosed(); n = open.read(chunk)) {
                write(n);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.USAGE, "can not read `" + file + "`: " + e.getMessage(), null, e);
        }
    }

    private void write(int length) throws IOException {
        if (!to.isTerminal()) {
            OutputStream out = to.bytes();
            out.write(chunk, 0, length);
            out.flush();
            return;
        }
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                endLine("\n");
            } else {
                line.write(chunk[i]);
            }
        }
    }

    private void endLine(String end) {
        String text = line.toString(StandardCharsets.UTF_8).replace("\t", "    ");
        to.print(Printable.of(text) + end);
        line.reset();
    }

    @Override
    public void close() {
        if (line.size() > 0) {
            endLine("\n");
        }
        RandomAccessFile open = log;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new ProblemException(
                        ExitCode.USAGE, "can not read `" + file + "`: " + e.getMessage(), null, e);
            }
        }
    }
}
