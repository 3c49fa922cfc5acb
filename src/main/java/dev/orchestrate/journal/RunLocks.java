package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who may write. Three locks of the system decide, and end with the process that holds them: the
 * folder's while a plan's open run is looked for, ended or made; a run's {@code lock} of whoever
 * writes it; its {@code alive}, which its executor holds besides, for others to probe. Safe for any
 * thread.
 */
public final class RunLocks {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int PAUSES = (int) (Duration.ofSeconds(5).toMillis() / PAUSE.toMillis());

    private final Disk disk;
    private final Waiting waiting;
    private final Owner self;

    /**
     * The locks as one process takes them.
     *
     * @param self what others are told while a lock is held
     */
    public RunLocks(Disk disk, Waiting waiting, Owner self) {
        this.disk = disk;
        this.waiting = waiting;
        this.self = self;
    }

    /** Waits up to five seconds. */
    public FolderLock lockFolder(StateFolder folder) {
        Path file = folder.lock();
        Disk.Lock lock = waitFor(file);
        if (lock == null) {
            throw new ProblemException(
                    ExitCode.ELSEWHERE,
                    "another process holds the state folder `" + folder.path() + "`",
                    "try again when it has started its run",
                    null);
        }
        return () -> {
            try {
                lock.close();
            } catch (IOException e) {
                throw DiskProblem.of(ExitCode.FAILED, "unlock", file, e);
            }
        };
    }

    /** For executing a run. Waits up to five seconds for a decision that is being recorded. */
    public RunLock lockForExecution(RunFolder run) {
        for (int i = 0; i < PAUSES; i++) {
            Disk.Lock lock = tryLock(run.lock());
            if (lock != null) {
                return executing(run, lock);
            }
            if (isAlive(run)) {
                break;
            }
            pause();
        }
        throw elsewhere(run);
    }

    /** For recording a decision. Null at once if somebody else writes the run. */
    public @Nullable RunLock tryLockForDecision(RunFolder run) {
        Disk.Lock lock = tryLock(run.lock());
        if (lock == null) {
            return null;
        }
        writeOwner(run, lock);
        told(run); // by whoever decides now: what an earlier execution came to is known
        return new RunLock(disk, run, lock, null);
    }

    /** Whether a process executes the run. */
    public boolean isAlive(RunFolder run) {
        try {
            return disk.isLocked(run.alive());
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "probe", run.alive(), e);
        }
    }

    /** Whether nobody has been told yet how the run's last execution ended. */
    public boolean isUntold(RunFolder run) {
        try {
            return disk.exists(run.untold());
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", run.untold(), e);
        }
    }

    /** That somebody was told. */
    public void told(RunFolder run) {
        try {
            disk.delete(run.untold());
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "delete", run.untold(), e);
        }
    }

    /** Who says that it writes the run; null where nobody does. */
    public @Nullable Owner owner(RunFolder run) {
        try {
            return Owner.read(disk, run.owner());
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", run.owner(), e);
        }
    }

    /** That the run is executed by somebody else. */
    public ProblemException elsewhere(RunFolder run) {
        Owner owner = owner(run);
        return new ProblemException(
                ExitCode.ELSEWHERE,
                "run `"
                        + run.id()
                        + "` is being executed by "
                        + (owner == null ? "another process" : owner),
                "wait for it, or end it with `orchestrate cancel " + run.id() + "`",
                null);
    }

    private RunLock executing(RunFolder run, Disk.Lock lock) {
        writeOwner(run, lock);
        // A reader's probe can hold it for a moment.
        Disk.Lock alive = waitFor(run.alive());
        RunLock held = new RunLock(disk, run, lock, alive);
        if (alive == null) {
            held.close();
            throw elsewhere(run);
        }
        markUntold(run);
        return held;
    }

    private void markUntold(RunFolder run) {
        try {
            disk.append(run.untold()).close();
        } catch (IOException e) {
            // On a full disk the mark is missing at worst, and a death at the very end is not
            // known.
        }
    }

    private void writeOwner(RunFolder run, Disk.Lock lock) {
        try {
            self.write(disk, run.owner());
        } catch (IOException e) {
            ProblemException problem = DiskProblem.of(ExitCode.USAGE, "write", run.owner(), e);
            try {
                lock.close();
            } catch (IOException suppressed) {
                problem.addSuppressed(suppressed);
            }
            throw problem;
        }
    }

    private Disk.@Nullable Lock waitFor(Path file) {
        Disk.Lock lock = tryLock(file);
        for (int i = 0; lock == null && i < PAUSES; i++) {
            pause();
            lock = tryLock(file);
        }
        return lock;
    }

    private Disk.@Nullable Lock tryLock(Path file) {
        try {
            return disk.tryLock(file);
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "lock", file, e);
        }
    }

    private void pause() {
        try {
            waiting.pause(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ExitCode.ELSEWHERE, "interrupted while waiting for a lock", null, e);
        }
    }

    /** The lock of a state folder, until it is closed. */
    public interface FolderLock extends AutoCloseable {
        @Override
        void close();
    }
}
