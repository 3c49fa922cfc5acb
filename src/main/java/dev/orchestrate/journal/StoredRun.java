package dev.orchestrate.journal;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunState;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is on the disk: a checkpoint, if there is one, and the journal's later entries, which
 * together are its state. Takes no lock and changes nothing, so it serves readers beside a live run
 * as well as those that are about to resume it.
 */
public final class StoredRun {
    /** Bytes of a checkpoint from which on its journal is gone through beside it. */
    private static final int WORTH_A_THREAD = 1 << 20;

    private final Disk disk;
    private final RunFolder run;
    private final PlanSource plans;
    private final @Nullable RunState checkpoint;
    private final Recovered recovered;

    private StoredRun(
            Disk disk,
            RunFolder run,
            PlanSource plans,
            @Nullable RunState checkpoint,
            Recovered recovered) {
        this.disk = disk;
        this.run = run;
        this.plans = plans;
        this.checkpoint = checkpoint;
        this.recovered = recovered;
    }

    /** The run as it is now. Damage is told by what was recovered, and not thrown. */
    public static StoredRun read(Disk disk, RunFolder run, PlanSource plans) {
        return read(disk, run, plans, ReadAhead.NOTHING);
    }

    /**
     * The same.
     *
     * @param ahead where its checkpoint may have been read already
     */
    public static StoredRun read(Disk disk, RunFolder run, PlanSource plans, ReadAhead ahead) {
        // In this order: a journal is never behind a checkpoint that was there before.
        CheckpointFile.Content content = new CheckpointFile(disk, run).content();
        if (content == null) {
            return new StoredRun(disk, run, plans, null, Recovery.of(disk, run.journal(), 0));
        }
        long seq = content.seq();
        FutureTask<Recovered> recovery =
                new FutureTask<>(() -> Recovery.of(disk, run.journal(), seq));
        if (content.size() >= WORTH_A_THREAD) {
            Thread.ofPlatform().daemon().name("recovery").start(recovery);
        } else {
            recovery.run();
        }
        return new StoredRun(disk, run, plans, content.state(plans, ahead), result(recovery));
    }

    private static Recovered result(FutureTask<Recovered> recovery) {
        try {
            return recovery.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a run is read", e);
        }
    }

    /** What counts of the journal, and whether it is damaged. */
    public Recovered recovered() {
        return recovered;
    }

    /** The state to begin with; null: the first entry begins it. */
    public @Nullable RunState checkpoint() {
        return checkpoint;
    }

    /** The entries after the checkpoint, or all, in order; up to the damage, where there is any. */
    public void replay(Consumer<Entry> sink) {
        EventCodec codec = new EventCodec(plans);
        if (checkpoint == null) {
            replay(0, 0, codec, sink);
        } else if (checkpoint.seq() <= recovered.last()) {
            codec.executedBy(checkpoint.facts().invocation());
            replay(checkpoint.seq(), recovered.tail(), codec, sink);
        }
    }

    /** All entries, as if there were no checkpoint. */
    public void replayAll(Consumer<Entry> sink) {
        replay(0, 0, new EventCodec(plans), sink);
    }

    private void replay(long after, long position, EventCodec codec, Consumer<Entry> sink) {
        try (JournalReader lines = new JournalReader(disk, run, after, position)) {
            for (Line line = lines.next();
                    line != null && line.seq() <= recovered.last();
                    line = lines.next()) {
                sink.accept(codec.decode(line));
            }
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", run.journal(), e);
        }
    }

    /** Goes on where {@link #replay} ends, with what a live run appends from now on. */
    public JournalReader follow() {
        try {
            return new JournalReader(disk, run, recovered.last(), recovered.end());
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", run.journal(), e);
        }
    }
}
