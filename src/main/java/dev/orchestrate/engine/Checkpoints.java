package dev.orchestrate.engine;

import dev.orchestrate.journal.CheckpointFile;
import dev.orchestrate.journal.CheckpointPace;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Writes the checkpoints of a run, one at a time and as often as they are worth their cost. The
 * coordinator does not wait for them: a state never changes, so it can be written while the run
 * goes on. Confined to the coordinator's thread.
 */
final class Checkpoints implements AutoCloseable {
    /** What the first one is taken to cost, until its time is known; of fewer, nothing. */
    private static final long NANOS_A_THOUSAND_TASKS = 5_000_000;

    private final CheckpointFile file;
    private final Mail mail;
    private final Clock clock;
    private final CheckpointPace pace;
    private Mail.@Nullable Errand underWay;
    private long begun;
    private long written;

    /**
     * The checkpoints of a run.
     *
     * @param tasks that the one holds that there is; 0 where there is none
     */
    Checkpoints(CheckpointFile file, Mail mail, Clock clock, int tasks) {
        this.file = file;
        this.mail = mail;
        this.clock = clock;
        this.pace = new CheckpointPace(clock.nanos(), tasks / 1000 * NANOS_A_THOUSAND_TASKS);
    }

    /** Whether another one is worth its cost, for a run that has come to that seq. */
    boolean isDue(long seq) {
        return underWay == null && seq > begun && pace.isDue(clock.nanos());
    }

    /** Has one written beside the coordinator; the journal is durable up to {@code synced}. */
    void begin(RunState state, long synced) {
        begun = state.seq();
        underWay = mail.send("writing a checkpoint", () -> write(state, synced));
    }

    /** One that was begun is over. */
    void told(Message.Checkpointed end) {
        underWay = null;
        pace.wrote(end.from(), end.to());
        written = Math.max(written, end.seq());
    }

    /** Leaves the checkpoint as of that state, which is the last; it is there on return. */
    void last(RunState state, long synced) {
        close();
        if (state.seq() > written) {
            write(state, synced);
        }
    }

    /** On return nothing is being written: the next orchestrator may be about to. */
    @Override
    public void close() {
        Mail.Errand errand = underWay;
        underWay = null;
        if (errand != null) {
            errand.await();
        }
    }

    private Message.Checkpointed write(RunState state, long synced) {
        long from = clock.nanos();
        long seq = state.seq();
        try {
            file.write(state, synced);
        } catch (ProblemException e) {
            // It can be lost: a full disk is told of by the journal, which can not.
            seq = 0;
        }
        return new Message.Checkpointed(seq, from, clock.nanos());
    }
}
