package dev.orchestrate.executor.local;

import dev.orchestrate.executor.local.LauncherRecord.Header;
import dev.orchestrate.executor.local.LauncherRecord.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One native launcher as a child of this process: requests go in, reports come out. Safe for any
 * thread; reports come on one thread of its own.
 */
final class LauncherProcess {
    private final Process process;
    private final OutputStream requests;
    private final RecordStream reports = new RecordStream();
    private final byte[] chunk = new byte[8192];

    private LauncherProcess(Process process) {
        this.process = process;
        this.requests = process.getOutputStream();
    }

    /** Starts one, and waits until it says that it is up: before, it can not be asked anything. */
    static LauncherProcess start(Path binary, Path runFolder, int generation) throws IOException {
        var builder =
                new ProcessBuilder(
                        binary.toString(), runFolder.toString(), Integer.toString(generation));
        var launcher =
                new LauncherProcess(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
        switch (launcher.nextReport()) {
            case Header _ -> {
                return launcher;
            }
            case Trouble(String reason) -> {
                launcher.closeInput();
                throw new IOException(reason);
            }
            case null -> throw new IOException("the launcher ended as soon as it was started");
            case LauncherRecord other -> {
                launcher.closeInput();
                throw new IOException("the launcher does not say that it is up: " + other);
            }
        }
    }

    /** Hands over all reports until the launcher is gone. */
    void listen(Consumer<LauncherRecord> sink, Runnable gone) {
        Thread.ofPlatform()
                .daemon()
                .name("launcher-" + process.pid())
                .start(() -> {
                    for (var report = next(); report != null; report = next()) {
                        sink.accept(report);
                    }
                    // Its lock is free once it has ended, and not before.
                    process.onExit().join();
                    gone.run();
                });
    }

    private @Nullable LauncherRecord next() {
        try {
            return nextReport();
        } catch (IOException e) {
            return null; // a pipe that can not be read tells as much as one that has ended
        }
    }

    private @Nullable LauncherRecord nextReport() throws IOException {
        InputStream in = process.getInputStream();
        for (; ; ) {
            var report = reports.next();
            if (report != null) {
                return report;
            }
            int n = in.read(chunk);
            if (n < 0) {
                return null;
            }
            reports.add(chunk, n);
        }
    }

    /** Several requests may be sent as one. */
    synchronized void send(byte[]... several) throws IOException {
        for (byte[] request : several) {
            requests.write(request);
        }
        requests.flush();
    }

    /** From now on nothing begins; what runs is seen to its end. */
    void closeInput() {
        try {
            requests.close();
        } catch (IOException e) {
            // it is closed all the same; what was not sent has not begun
            assert e != null;
        }
    }
}
