package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which all runs of a workspace are. Trusted only where nobody else can have put
 * anything into it. Safe for any thread.
 */
public final class StateFolder {
    private static final int IGNORE_TRIES = 10;

    private final Disk disk;
    private final Path path;
    private final RunSearch search;

    private StateFolder(Disk disk, Path path, Consumer<String> passedOver) {
        this.disk = disk;
        this.path = path;
        this.search = new RunSearch(disk, path.resolve("runs"), passedOver);
    }

    /** As below; nobody is told of what is left out. */
    public static StateFolder at(Disk disk, Path path) {
        return at(disk, path, _ -> {});
    }

    /**
     * The folder as it is, or as it could be made; changes nothing.
     *
     * @param passedOver is told of damaged runs that a search leaves out, a sentence each
     */
    public static StateFolder at(Disk disk, Path path, Consumer<String> passedOver) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            refuseStrange(disk.facts(absolute), absolute);
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "use", absolute, e);
        }
        return new StateFolder(disk, absolute, passedOver);
    }

    public Path path() {
        return path;
    }

    /** Makes what is missing of the folder; its names are durable with those of the next run. */
    public void make() {
        try {
            createFolders(path);
            ignoreAll(path.resolve(".gitignore"));
            disk.createFolder(runs());
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "make", path, e);
        }
        at(disk, path);
    }

    /** No lock is held yet: other starts may make the same file, and take this one's draft away. */
    private void ignoreAll(Path ignore) throws IOException {
        for (int tries = 1; !disk.exists(ignore); tries++) {
            try {
                disk.replace(ignore, "*\n".getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                if (tries == IGNORE_TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * Makes the folder of a new run, which is none yet: it has no first line. The caller holds the
     * folder's lock.
     */
    public RunFolder create(Instant now, RandomGenerator random) {
        Instant at = afterNewest(now);
        try {
            for (RunFolder run = run(RunId.of(at, random)); ; run = run(RunId.of(at, random))) {
                if (disk.createFolder(run.path())) {
                    for (Path part : List.of(run.logs(), run.attempts(), run.inbox())) {
                        disk.createFolder(part);
                    }
                    disk.syncFolder(run.path());
                    disk.syncFolder(runs());
                    // also where an earlier process has made these: it may have been killed at once
                    disk.syncFolder(path);
                    disk.syncFolder(Paths.parent(path));
                    return run;
                }
            }
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "make a run in", runs(), e);
        }
    }

    /** The newest run is found by its id, also where the clock has been set back since the last. */
    private Instant afterNewest(Instant now) {
        for (RunFolder run : search.newestFirst()) {
            Instant began = RunId.began(run.id());
            if (began != null) {
                Instant next = began.plusMillis(1);
                return next.isAfter(now) ? next : now;
            }
        }
        return now;
    }

    /** All runs, the newest first by when they started; but for those that are damaged so. */
    public List<RunHead> all() {
        return search.all();
    }

    /**
     * The newest of those that fit, or null. Reads no more runs than it must. One whose first line
     * is lost is refused where it may fit.
     */
    public @Nullable RunHead newest(Predicate<RunHead> fits) {
        return search.newest(fits);
    }

    /** The very newest run, if it can be read and fits; no other is looked at. */
    public @Nullable RunHead first(Predicate<RunHead> fits) {
        return search.first(fits);
    }

    /** The run that a person names: by id, by the unique beginning of one, or as the latest. */
    public RunHead find(String name) {
        if (!name.equals("latest")) {
            return search.named(name);
        }
        RunHead newest = newest(_ -> true);
        if (newest == null) {
            throw new ProblemException(ExitCode.USAGE, "there is no run in `" + path + "`");
        }
        return newest;
    }

    /**
     * Removes what was left of runs that never began. The caller holds the folder's lock. What is
     * damaged, and what another process is about to begin, stays.
     */
    public void removeRemains() {
        for (RunFolder run : search.newestFirst()) {
            try {
                if (search.neverBegan(run)) {
                    removeUnlessHeld(run);
                }
            } catch (IOException e) {
                throw DiskProblem.of(ExitCode.USAGE, "remove", run.path(), e);
            }
        }
    }

    /** Removes a run with all that is in it, or returns false if somebody writes it. */
    public boolean remove(RunFolder run) {
        try {
            return removeUnlessHeld(run);
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "remove", run.path(), e);
        }
    }

    Path lock() {
        return path.resolve("lock");
    }

    private static void refuseStrange(@Nullable FileFacts facts, Path path) {
        String why = null;
        String wayOut = "name another one with --state-dir";
        if (facts == null) {
            return;
        } else if (facts.kind() == FileFacts.Kind.LINK) {
            why = "is a symbolic link";
        } else if (facts.kind() != FileFacts.Kind.FOLDER) {
            why = "is not a folder";
        } else if (!facts.ours()) {
            why = "belongs to another user";
        } else if (facts.writableByOthers()) {
            why = "can be written by others";
            wayOut = "take the right from them with `chmod go-w " + path + "`";
        }
        if (why != null) {
            throw new ProblemException(
                    ExitCode.USAGE, "the state folder `" + path + "` " + why, wayOut, null);
        }
    }

    private boolean removeUnlessHeld(RunFolder run) throws IOException {
        try (Disk.Lock lock = disk.tryLock(run.lock())) {
            if (lock == null) {
                return false;
            }
            disk.deleteTree(run.path());
            disk.syncFolder(runs());
            return true;
        }
    }

    private void createFolders(Path folder) throws IOException {
        Path parent = Paths.parent(folder);
        if (!disk.exists(parent)) {
            createFolders(parent);
        }
        if (disk.createFolder(folder)) {
            disk.syncFolder(parent);
        }
    }

    private Path runs() {
        return path.resolve("runs");
    }

    private RunFolder run(String id) {
        return new RunFolder(runs().resolve(id));
    }
}
