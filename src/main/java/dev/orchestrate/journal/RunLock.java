package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The right to write a run, until it is closed. */
public final class RunLock implements AutoCloseable {
    private final Disk disk;
    private final RunFolder run;
    private final Disk.Lock lock;
    private final Disk.@Nullable Lock alive;

    RunLock(Disk disk, RunFolder run, Disk.Lock lock, Disk.@Nullable Lock alive) {
        this.disk = disk;
        this.run = run;
        this.lock = lock;
        this.alive = alive;
    }

    public RunFolder run() {
        return run;
    }

    /** First what says that the run is executed, last what keeps others out. */
    @Override
    public void close() {
        try (Disk.Lock _ = lock;
                Disk.Lock _ = alive) {
            disk.delete(run.owner());
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "unlock", run.path(), e);
        }
    }
}
