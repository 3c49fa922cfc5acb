package dev.orchestrate.journal;

import dev.orchestrate.run.ProblemException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads the checkpoint of the newest run while its plan is being read, which of a large one takes
 * as long. No lock is held meanwhile, so what was read counts only where it is, byte for byte, what
 * the checkpoint that is asked for says by then. Safe for any thread.
 */
public final class ReadAhead {
    public static final ReadAhead NOTHING = new ReadAhead(null);

    private final AtomicReference<@Nullable FutureTask<@Nullable CheckpointReader>> reading;

    private ReadAhead(@Nullable FutureTask<@Nullable CheckpointReader> reading) {
        this.reading = new AtomicReference<>(reading);
    }

    /**
     * Begins at once, on a thread of its own. Tells of nothing: what is wrong is found again.
     *
     * @param folder the state folder, as {@link StateFolder#at} takes it
     */
    public static ReadAhead ofNewest(Disk disk, Path folder) {
        FutureTask<@Nullable CheckpointReader> reading =
                new FutureTask<>(() -> read(disk, StateFolder.at(disk, folder)));
        Thread.ofPlatform().daemon().name("read-ahead").start(reading);
        return new ReadAhead(reading);
    }

    private static @Nullable CheckpointReader read(Disk disk, StateFolder folder)
            throws Fields.Unreadable {
        RunHead newest = folder.first(_ -> true);
        byte[] bytes = newest == null ? null : new CheckpointFile(disk, newest.folder()).whole();
        return bytes == null ? null : CheckpointReader.of(bytes);
    }

    /**
     * The parts of a checkpoint; null where others were read, or none. What was read is handed out
     * once, and then forgotten.
     */
    @Nullable CheckpointReader take(byte[] checkpoint) {
        FutureTask<@Nullable CheckpointReader> task = reading.getAndSet(null);
        try {
            CheckpointReader read = task == null ? null : task.get();
            return read != null && read.isOf(checkpoint) ? read : null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException
                    || e.getCause() instanceof Fields.Unreadable) {
                return null;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
