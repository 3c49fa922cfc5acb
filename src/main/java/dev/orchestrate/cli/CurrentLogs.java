package dev.orchestrate.cli;

import dev.orchestrate.console.view.LogTail;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logs of the run that is being executed, which has no name before its first event. */
final class CurrentLogs implements LogTail, RunListener {
    private final Wiring wiring;
    private volatile @Nullable String run;

    CurrentLogs(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void happened(Entry entry, RunState after) {
        run = after.run();
    }

    @Override
    public List<String> of(String task, int attempt) {
        String id = run;
        return id == null ? List.of() : new LogFiles(wiring.runFolder(id)).tail(task, attempt);
    }
}
