package dev.orchestrate.executor.local;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Capabilities;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.Sighting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs attempts through Java's own process builder, where there is no native launcher: this process
 * is their parent, so their ends die with it. What it writes down tells a later process what never
 * began, and what had ended. Safe for any thread.
 */
final class JavaExecutor implements AttemptExecutor {
    private final LocalSettings settings;
    private final AttemptFiles files;
    private final Capabilities capabilities;
    private final Undertaken undertaken;
    private final @Nullable Path setsid = Programs.findSetsid();
    private final Map<AttemptKey, JavaAttempt> running = new HashMap<>();
    private @Nullable RecordWriter records;
    private int lastId;
    private boolean closed;

    /**
     * @param why there is no launcher
     */
    JavaExecutor(LocalSettings settings, String why) throws IOException {
        this.settings = settings;
        this.files = AttemptFiles.in(settings.attempts());
        this.undertaken = new Undertaken(settings, files);
        this.capabilities =
                new Capabilities(
                        false,
                        false,
                        "no native launcher ("
                                + why
                                + "): what runs when orchestrate dies is lost");
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void watch(Consumer<Report> sink) {
        undertaken.watch(sink);
    }

    @Override
    public synchronized Admission submit(AttemptKey key, AttemptRequest request) {
        String objection = Objections.to(key, request, settings);
        if (objection == null && closed) {
            objection = "the executor is closed";
        }
        if (undertaken.has(key)) {
            return new Admission.Accepted();
        }
        if (objection != null) {
            return new Admission.Refused(objection);
        }
        try {
            if (records == null) {
                int generation = files.nextGeneration();
                undertaken.inheritance().own(generation);
                records = RecordWriter.open(files, generation);
            }
            begin(records, ++lastId, key, request);
            return new Admission.Accepted();
        } catch (IOException e) {
            return new Admission.Refused("records can not be written: " + e.getMessage());
        }
    }

    /** The process is made before this returns, so that a cancel that follows finds it. */
    private void begin(RecordWriter records, int id, AttemptKey key, AttemptRequest request)
            throws IOException {
        var limits = request.limits();
        long began = System.nanoTime();
        records.append(RecordCodec.begin(id, key.number(), limits.grace(), key.task()));
        undertaken.add(key);
        try {
            var process = JavaProcess.start(request, settings, setsid);
            var attempt = new JavaAttempt(process, limits, began);
            running.put(key, attempt);
            var watch = new Watch(records, id, key, attempt);
            Thread.ofVirtual().name("attempt-" + key).start(() -> see(watch, process));
        } catch (StartFailureException e) {
            StartFailure failure = e.failure().masked(settings.masks());
            records.append(RecordCodec.failed(id, failure));
            var end = StartFailure.end(failure.reason());
            Thread.startVirtualThread(() -> undertaken.tell(new Report.Ended(key, end)));
        }
    }

    private record Watch(RecordWriter records, int id, AttemptKey key, JavaAttempt attempt) {}

    private void see(Watch watch, JavaProcess process) {
        AttemptKey key = watch.key();
        try {
            long pid = process.pid();
            write(watch, RecordCodec.started(watch.id(), pid, ProcessIdentity.startOf(pid)));
            undertaken.tell(new Report.Began(key, pid));
            var end =
                    watch.attempt()
                            .await(quiet -> undertaken.tell(new Report.Stalling(key, quiet)));
            write(watch, RecordCodec.ended(watch.id(), end));
            over(watch);
            undertaken.tell(new Report.Ended(key, end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            undertaken.tell(new Report.Lost(key, "the thread that watched it was interrupted"));
        }
    }

    /** The report is what counts while this process lives: the record is for the one after it. */
    private static void write(Watch watch, ByteBuffer record) {
        try {
            watch.records().append(record);
        } catch (IOException e) {
            assert e != null; // the next submission meets the same trouble, and is refused
        }
    }

    private synchronized void over(Watch watch) {
        running.remove(watch.key());
        if (closed && running.isEmpty()) {
            watch.records().release();
        }
    }

    @Override
    public Map<AttemptKey, Sighting> find(Collection<AttemptKey> keys) {
        return undertaken.find(keys);
    }

    @Override
    public void cancel(AttemptKey key) {
        signal(key, false);
    }

    @Override
    public void kill(AttemptKey key) {
        signal(key, true);
    }

    private void signal(AttemptKey key, boolean atOnce) {
        JavaAttempt attempt;
        synchronized (this) {
            attempt = running.get(key);
        }
        if (attempt != null) {
            attempt.end(atOnce);
        } else {
            undertaken.inheritance().signal(key, atOnce);
        }
    }

    @Override
    public void forget(AttemptKey key) {
        undertaken.forget(key);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            undertaken.silence();
            if (records != null) {
                records.close(running.isEmpty());
            }
        }
        undertaken.inheritance().close();
    }
}
