package dev.orchestrate.cli;

import dev.orchestrate.console.Words;
import dev.orchestrate.engine.RunReader;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.journal.StateFolder;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code clean}. */
final class CleanCommand implements Command {
    private static final String OLDER_THAN = "--older-than";
    private static final String KEEP = "--keep";
    private static final String DRY_RUN = "--dry-run";
    private static final Duration USUAL_AGE = Duration.ofDays(30);
    private static final long USUALLY_KEPT = 20;

    @Override
    public void describe(Syntax syntax) {
        syntax.about("An open run, and one that somebody writes, is never removed.")
                .option(OLDER_THAN, "DURATION", "only runs that ended longer ago; left out: 30d")
                .option(KEEP, "N", "keeps so many of those that ended last; left out: 20")
                .flag(DRY_RUN, "shows what would be removed")
                .examples("orchestrate clean --older-than 7d --keep 5 --dry-run");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        Duration age = call.arguments().duration(OLDER_THAN);
        Long keep = call.arguments().number(KEEP, 0);
        boolean dry = call.arguments().has(DRY_RUN);
        Instant before = wiring.clock().now().minus(age == null ? USUAL_AGE : age);
        int removed = 0;
        StateFolder folder = wiring.stateFolder();
        for (Ended run : old(ended(wiring), before, keep == null ? USUALLY_KEPT : keep)) {
            if (dry || folder.remove(run.head.folder())) {
                removed++;
                call.print((dry ? "would remove " : "removed ") + run.head.id() + "\n");
            } else {
                call.warn("run `" + run.head.id() + "` is in use, and stays");
            }
        }
        if (!call.isQuiet()) {
            String runs = removed == 0 ? "no run" : Words.count(removed, "run");
            call.print(runs + (dry ? " would be removed\n" : " removed\n"));
        }
        return ExitCode.DONE;
    }

    private record Ended(RunHead head, Instant at) {}

    /** Those beyond the newest so many, as far as they are old enough. */
    private static List<Ended> old(List<Ended> ended, Instant before, long keep) {
        ended.sort((one, other) -> other.at.compareTo(one.at));
        List<Ended> old = new ArrayList<>();
        for (int i = (int) Math.min(keep, ended.size()); i < ended.size(); i++) {
            if (ended.get(i).at.isBefore(before)) {
                old.add(ended.get(i));
            }
        }
        return old;
    }

    private static List<Ended> ended(Wiring wiring) {
        List<Ended> ended = new ArrayList<>();
        for (RunHead head : new RunChoice(wiring).all()) {
            Instant at = end(wiring, head);
            if (at != null) {
                ended.add(new Ended(head, at));
            }
        }
        return ended;
    }

    /** Null for a run that is open, and for one that can not be read: somebody has to look. */
    private static @Nullable Instant end(Wiring wiring, RunHead head) {
        try {
            RunReader.Seen seen = wiring.look(head);
            return seen.alive() || seen.state().isOpen() ? null : seen.state().facts().at();
        } catch (ProblemException e) {
            wiring.call().warn("run `" + head.id() + "` stays: " + e.problem());
            return null;
        }
    }
}
