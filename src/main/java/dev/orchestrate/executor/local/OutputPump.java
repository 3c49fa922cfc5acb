package dev.orchestrate.executor.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Brings the output of a process to its log, on a thread of its own. Safe for any thread. */
final class OutputPump {
    private static final int CHUNK = 64 * 1024;
    private static final Duration QUIET = Duration.ofMillis(250);

    private final OutputStream log;
    private final Thread thread;
    private volatile long grownAt = System.nanoTime();
    private boolean open = true;

    OutputPump(InputStream from, OutputStream log, String name) {
        this.log = log;
        this.thread = Thread.ofPlatform().daemon().name(name).start(() -> pump(from));
    }

    /** On the monotonic clock. */
    long grownAt() {
        return grownAt;
    }

    private void pump(InputStream from) {
        var chunk = new byte[CHUNK];
        try (from) {
            for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
                grownAt = System.nanoTime();
                write(chunk, n);
            }
        } catch (IOException e) {
            close(); // the stream was closed under us: there is no more of it
        }
    }

    /** A log that can not be written loses output, but must not make its task hang. */
    private synchronized void write(byte[] bytes, int length) {
        if (open) {
            try {
                log.write(bytes, 0, length);
            } catch (IOException e) {
                close();
            }
        }
    }

    /**
     * Takes what is there and closes the log. A process that left the group may hold the other end
     * for ever: what it still writes is dropped.
     */
    void finish() {
        long seen;
        do {
            seen = grownAt;
            awaitQuiet();
        } while (thread.isAlive() && grownAt != seen);
        close();
    }

    private void awaitQuiet() {
        try {
            thread.join(QUIET);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void close() {
        if (open) {
            open = false;
            closeQuietly(log);
        }
    }

    static void closeQuietly(OutputStream log) {
        try {
            log.close();
        } catch (IOException e) {
            assert e != null; // what could not be written of a log is lost, and no more than that
        }
    }
}
