package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for runs, the newest first. A run whose first line is lost is damaged: that is refused
 * where it may be the one that is looked for, and told where it is passed over. What never had a
 * first line is no run. Safe for any thread.
 */
final class RunSearch {
    private static final int SHORTEST_PREFIX = 4;

    private final Disk disk;
    private final Path runs;
    private final Consumer<String> passedOver;

    /**
     * Among the folders of runs.
     *
     * @param passedOver is told of what was damaged and left out, in a sentence
     */
    RunSearch(Disk disk, Path runs, Consumer<String> passedOver) {
        this.disk = disk;
        this.runs = runs;
        this.passedOver = passedOver;
    }

    /** All that can be read. */
    List<RunHead> all() {
        List<RunHead> all = new ArrayList<>();
        for (RunFolder run : newestFirst()) {
            RunHead head = head(run);
            if (head != null) {
                all.add(head);
            } else {
                passOver(run, damage(run));
            }
        }
        return all;
    }

    /** The newest of those that fit, or null. Reads no more runs than it must. */
    @Nullable RunHead newest(Predicate<RunHead> fits) {
        for (RunFolder run : newestFirst()) {
            RunHead head = head(run);
            if (head == null) {
                refuseOrPassOver(run, fits);
            } else if (fits.test(head)) {
                return head;
            }
        }
        return null;
    }

    /** The very newest, if it can be read and fits; no other is looked at. */
    @Nullable RunHead first(Predicate<RunHead> fits) {
        for (RunFolder run : newestFirst()) {
            RunHead head = head(run);
            if (head != null) {
                return fits.test(head) ? head : null;
            }
            if (damage(run) != null) {
                return null;
            }
        }
        return null;
    }

    /** The run of that id, or of the only id that begins so. */
    RunHead named(String name) {
        List<RunFolder> found = new ArrayList<>();
        for (RunFolder run : newestFirst()) {
            boolean begins = name.length() >= SHORTEST_PREFIX && run.id().startsWith(name);
            if (run.id().equals(name) && isRun(run)) {
                return readable(run);
            }
            if (begins && isRun(run)) {
                found.add(run);
            }
        }
        if (found.size() != 1) {
            throw found.isEmpty() ? missing(name) : ambiguous(name, found);
        }
        return readable(found.get(0));
    }

    List<RunFolder> newestFirst() {
        try {
            List<RunFolder> folders = new ArrayList<>();
            for (String id : disk.list(runs).reversed()) {
                folders.add(new RunFolder(runs.resolve(id)));
            }
            return folders;
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", runs, e);
        }
    }

    /**
     * Whether nothing shows that it ever had a first line. Of hundreds of runs, each of which has a
     * checkpoint, none need be read.
     */
    boolean neverBegan(RunFolder run) throws IOException {
        return !disk.exists(run.checkpoint()) && !isRun(run);
    }

    private boolean isRun(RunFolder run) {
        return head(run) != null || damage(run) != null;
    }

    private RunHead readable(RunFolder run) {
        RunHead head = head(run);
        if (head == null) {
            throw problem(damage(run));
        }
        return head;
    }

    /** One that may be meant is not passed over, lest its work is done a second time. */
    private void refuseOrPassOver(RunFolder run, Predicate<RunHead> fits) {
        ProblemException damage = damage(run);
        if (damage == null) {
            return;
        }
        RunHead rest = RunHead.withoutFirstLine(disk, run);
        if (rest == null || fits.test(rest)) {
            throw damage;
        }
        passOver(run, damage);
    }

    private void passOver(RunFolder run, @Nullable ProblemException damage) {
        if (damage != null) {
            passedOver.accept("run `" + run.id() + "` is left out: " + damage.problem());
        }
    }

    /** Why a run is none that can be read; null for what is no run. */
    private @Nullable ProblemException damage(RunFolder run) {
        Recovered recovered = Recovery.of(disk, run);
        ProblemException problem = recovered.problem();
        if (problem != null || recovered.last() == 0) {
            return problem;
        }
        return new ProblemException(
                ExitCode.USAGE,
                "`"
                        + run.journal()
                        + "` is newer than this program: its first line can not be read",
                "use the version of orchestrate that wrote it, or a newer one",
                null);
    }

    private @Nullable RunHead head(RunFolder run) {
        try {
            return RunHead.read(disk, run);
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", run.journal(), e);
        }
    }

    private static ProblemException problem(@Nullable ProblemException damage) {
        return damage == null
                ? new ProblemException(ExitCode.USAGE, "the run has just been removed", null, null)
                : damage;
    }

    private static ProblemException missing(String name) {
        return new ProblemException(
                ExitCode.USAGE,
                "there is no run `" + name + "`",
                name.length() < SHORTEST_PREFIX
                        ? "give at least " + SHORTEST_PREFIX + " characters of its id"
                        : "show the runs there are with `orchestrate list`",
                null);
    }

    private static ProblemException ambiguous(String name, List<RunFolder> found) {
        return new ProblemException(
                ExitCode.USAGE,
                "`" + name + "` begins the ids of " + found.size() + " runs",
                "give more of the id, as in `" + found.get(0).id() + "`",
                null);
    }
}
