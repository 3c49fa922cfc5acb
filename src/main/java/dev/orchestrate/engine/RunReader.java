package dev.orchestrate.engine;

import dev.orchestrate.journal.Disk;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunLocks;
import dev.orchestrate.journal.StoredRun;
import dev.orchestrate.plan.PlanLoader;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import org.jspecify.annotations.Nullable;

/** Reads a run from the disk, whoever executes it; takes no lock and changes nothing. */
public final class RunReader {
    private RunReader() {}

    /**
     * A run as it was when it was looked at.
     *
     * @param alive whether a process executed it
     */
    public record Seen(RunState state, boolean alive, StoredRun stored) {}

    /** The run; damage is refused. */
    public static Seen read(Disk disk, RunFolder run, RunLocks locks, PlanLoader loader) {
        // In this order: who is seen alive may have ended since, and its state says so.
        boolean alive = locks.isAlive(run);
        StoredRun stored = StoredRun.read(disk, run, new StoredPlans(disk, run, loader, false));
        stored.recovered().refuseDamage();
        return new Seen(state(stored), alive, stored);
    }

    /** The state that a checkpoint and the entries after it make. */
    static RunState state(StoredRun stored) {
        Replay replay = new Replay(stored.checkpoint());
        stored.replay(replay::add);
        return replay.state();
    }

    /** A fold over entries. */
    private static final class Replay {
        private @Nullable RunState state;

        Replay(@Nullable RunState state) {
            this.state = state;
        }

        void add(Entry entry) {
            RunState before = state;
            state = before == null ? Transitions.begin(entry) : Transitions.apply(before, entry);
        }

        RunState state() {
            if (state == null) {
                throw new IllegalStateException("a run without a first line");
            }
            return state;
        }
    }
}
