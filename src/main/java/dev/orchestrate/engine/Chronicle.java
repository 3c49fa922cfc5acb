package dev.orchestrate.engine;

import dev.orchestrate.journal.CheckpointFile;
import dev.orchestrate.journal.Journal;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run and its journal, which change together and here only: an event is appended,
 * applied and told to the listeners. Confined to one thread.
 */
final class Chronicle implements AutoCloseable {
    private final Journal journal;
    private final Checkpoints checkpoints;
    private final Clock clock;
    private final List<RunListener> listeners;
    private final Trace trace;
    private @Nullable RunState state;

    Chronicle(
            Journal journal,
            CheckpointFile checkpoint,
            Setting.World world,
            @Nullable RunState state) {
        this.journal = journal;
        this.clock = RunClock.since(journal.last(), world.clock());
        this.listeners = new ArrayList<>(world.listeners());
        this.trace = world.trace();
        int tasks = state == null ? 0 : state.dag().itemCount();
        this.checkpoints = new Checkpoints(checkpoint, world.mail(), clock, tasks);
        this.state = state;
    }

    RunState state() {
        if (state == null) {
            throw new IllegalStateException("the run has not begun");
        }
        return state;
    }

    Clock clock() {
        return clock;
    }

    /** A moment to come, as precise as the journal has it. */
    Instant after(Duration wait) {
        return clock.now().plus(wait).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Shows it everything that happens from here on. */
    void show(RunListener listener) {
        listeners.add(listener);
    }

    void happen(Event event) {
        for (Entry entry : journal.append(List.of(event), clock.now())) {
            RunState before = state;
            RunState after =
                    before == null ? Transitions.begin(entry) : Transitions.apply(before, entry);
            state = after;
            trace.happened(entry);
            for (RunListener listener : listeners) {
                listener.happened(entry, after);
            }
        }
    }

    /** Only indexes have moved. */
    void indexed(RunState moved) {
        state = moved;
    }

    /** Makes everything that has happened durable. */
    void sync() {
        long before = journal.synced();
        long from = clock.nanos();
        journal.sync();
        if (journal.synced() > before) {
            trace.synced(journal.synced(), clock.nanos() - from);
        }
    }

    /** Shows everything that has happened to readers; it outlives this process, not the machine. */
    void flush() {
        journal.flush();
    }

    /** Up to which seq everything is durable. */
    long synced() {
        return journal.synced();
    }

    long seq() {
        return journal.appended();
    }

    /** Why only ends should be recorded from here on; null while all is well. */
    @Nullable String shortage() {
        return journal.shortage();
    }

    /** Looks whether the disk of the state is full, as when a task has failed on it. */
    void probeRoom() {
        journal.probe();
    }

    /** Has a checkpoint written if one is worth its cost now. */
    void checkpointIfDue() {
        if (shortage() == null && checkpoints.isDue(seq())) {
            sync();
            checkpoints.begin(state(), synced());
        }
    }

    void checkpointed(Message.Checkpointed end) {
        checkpoints.told(end);
    }

    /**
     * Makes everything durable, also of an invocation that was given up, and a checkpoint of it.
     */
    @Override
    public void close() {
        try (journal;
                checkpoints) {
            sync();
            if (shortage() == null && state != null) {
                checkpoints.last(state, synced());
            }
        }
    }
}
