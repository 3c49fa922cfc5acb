package dev.orchestrate.testing;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Capabilities;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.Sighting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one orchestrator sees of {@link FakeProcesses}; dies with it, which these do not. */
final class FakeExecutor implements AttemptExecutor {
    private final FakeProcesses processes;
    private @Nullable Consumer<Report> sink;

    FakeExecutor(FakeProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, "scripted");
    }

    @Override
    public void watch(Consumer<Report> told) {
        sink = told;
    }

    /** Nobody is told once it is closed. */
    void tell(Report report) {
        if (sink != null) {
            sink.accept(report);
        }
    }

    @Override
    public Admission submit(AttemptKey key, AttemptRequest request) {
        return processes.submit(this, key, request);
    }

    @Override
    public Map<AttemptKey, Sighting> find(Collection<AttemptKey> keys) {
        Map<AttemptKey, Sighting> found = new LinkedHashMap<>();
        for (AttemptKey key : keys) {
            found.put(key, processes.find(this, key));
        }
        return found;
    }

    @Override
    public void cancel(AttemptKey key) {
        processes.terminate(key);
    }

    @Override
    public void kill(AttemptKey key) {
        processes.kill(key);
    }

    @Override
    public void forget(AttemptKey key) {
        processes.forget(key);
    }

    @Override
    public void close() {
        sink = null;
    }
}
