package dev.orchestrate.executor.local;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Capabilities;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.Sighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs attempts under the native launcher, which is started with the first of them. One that dies
 * is followed by another; what it ran is inherited like that of an earlier orchestrator. Safe for
 * any thread.
 */
final class LocalExecutor implements AttemptExecutor {
    private static final Capabilities CAPABILITIES =
            new Capabilities(true, true, "native launcher");
    private static final int START_TRIES = 3;

    private final LocalSettings settings;
    private final Path binary;
    private final AttemptFiles files;
    private final Undertaken undertaken;
    private @Nullable Generation current;
    private @Nullable String trouble;
    private boolean closed;

    LocalExecutor(LocalSettings settings, Path binary) throws IOException {
        this.settings = settings;
        this.binary = binary;
        this.files = AttemptFiles.in(settings.attempts());
        this.undertaken = new Undertaken(settings, files);
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void watch(Consumer<Report> sink) {
        undertaken.watch(sink);
    }

    /**
     * INVARIANT: starts and signals are sent in the order of these calls, so that a cancel can not
     * overtake the start it is meant for.
     */
    @Override
    public synchronized Admission submit(AttemptKey key, AttemptRequest request) {
        String objection = Objections.to(key, request, settings);
        if (objection == null) {
            objection = closed ? "the executor is closed" : trouble;
        }
        if (undertaken.has(key)) {
            return new Admission.Accepted();
        }
        if (objection != null) {
            return new Admission.Refused(objection);
        }
        try {
            Generation generation = generation();
            undertaken.add(key);
            generation.start(key, request);
            return new Admission.Accepted();
        } catch (IOException e) {
            return new Admission.Refused("the launcher can not be started: " + e.getMessage());
        }
    }

    private Generation generation() throws IOException {
        Generation usable = current;
        if (usable == null || !usable.isUp()) {
            usable = newGeneration();
            current = usable;
        }
        return usable;
    }

    /** A launcher whose orchestrator died before it was up may have taken the next number. */
    private Generation newGeneration() throws IOException {
        int number = files.nextGeneration();
        for (int tries = 1; ; tries++, number++) {
            try {
                var process = LauncherProcess.start(binary, settings.runFolder(), number);
                process.send(
                        LauncherRequest.environment(settings.environment(), System.getenv()),
                        LauncherRequest.masks(settings.masks().literals()));
                undertaken.inheritance().own(number);
                return new Generation(number, process, this);
            } catch (IOException e) {
                if (tries == START_TRIES || !files.exists(number)) {
                    throw e;
                }
            }
        }
    }

    void tell(Report report) {
        undertaken.tell(report);
    }

    synchronized void troubled(String reason) {
        trouble = reason;
    }

    /** What a launcher that died has not told is in its records. */
    void inherit(int generation, Set<AttemptKey> unheard) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        undertaken.inheritance().takeOver(generation, unheard);
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

    void signal(AttemptKey key, boolean atOnce) {
        synchronized (this) {
            if (current != null && current.signal(key, atOnce)) {
                return;
            }
        }
        undertaken.inheritance().signal(key, atOnce);
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
            if (current != null) {
                current.close();
            }
        }
        undertaken.inheritance().close();
    }
}
