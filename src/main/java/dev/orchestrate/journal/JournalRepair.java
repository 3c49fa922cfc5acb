package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Mends what a crash may leave of a run, and keeps the original of it beside it. Does nothing where
 * something durable is lost, since nobody can know what it was.
 */
public final class JournalRepair {
    private JournalRepair() {}

    /**
     * Mends a run whose lock the caller holds.
     *
     * @return what was done, a sentence each
     */
    public static List<String> repair(Disk disk, RunFolder run) {
        Recovered recovered = Recovery.of(disk, run);
        recovered.refuseDamage();
        List<String> done = new ArrayList<>();
        try {
            cut(disk, run, recovered, done);
            setAside(disk, run, done);
            clear(disk, run.path(), done);
            clear(disk, run.inbox(), done);
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "mend", run.path(), e);
        }
        return done;
    }

    /**
     * Sets a checkpoint aside that says something else than the journal; the caller holds the run's
     * lock.
     *
     * @return what was done
     */
    public static String setCheckpointAside(Disk disk, RunFolder run) {
        try {
            Path aside = new CheckpointFile(disk, run).setAside();
            return "set `" + aside + "` aside: the journal says something else, and is the truth";
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "mend", run.path(), e);
        }
    }

    private static void cut(Disk disk, RunFolder run, Recovered found, List<String> done)
            throws IOException {
        if (found.end() < found.size()) {
            found.cut(disk, run);
            done.add(
                    "cut `"
                            + run.journal()
                            + "` after event "
                            + found.last()
                            + " and kept what followed beside it");
        }
    }

    private static void setAside(Disk disk, RunFolder run, List<String> done) throws IOException {
        if (new CheckpointFile(disk, run).isSpoiled()) {
            Path aside = new CheckpointFile(disk, run).setAside();
            done.add("set `" + aside + "` aside: the journal holds what it said");
        }
    }

    /** What was to take the place of a file, and never did. */
    private static void clear(Disk disk, Path folder, List<String> done) throws IOException {
        for (String name : disk.list(folder)) {
            if (name.startsWith(".") && name.endsWith(".tmp")) {
                disk.delete(folder.resolve(name));
                done.add("removed `" + folder.resolve(name) + "`, which was never finished");
            }
        }
    }
}
