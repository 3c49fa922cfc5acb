package dev.orchestrate.cli;

import dev.orchestrate.journal.RunHead;
import dev.orchestrate.journal.StateFolder;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which run a command is about. */
final class RunChoice {
    private final Wiring wiring;

    RunChoice(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * The run.
     *
     * @param named as a person names it; null for the newest, of the plan if one is named
     */
    RunHead of(@Nullable String named) {
        StateFolder folder = wiring.stateFolder();
        if (named != null) {
            return folder.find(named);
        }
        if (!wiring.workplace().isPlanNamed()) {
            return newest(folder, _ -> true, "there is no run in `" + folder.path() + "`");
        }
        Path file = wiring.workplace().plan();
        RunHead last = folder.first(head -> isCopied(file, head));
        if (last != null) {
            return last;
        }
        Loaded loaded = wiring.plans().load(file, wiring.loading(Map.of(), false));
        Plan plan = loaded.plan();
        if (plan != null) {
            return newest(
                    folder,
                    head -> head.isOf(plan.name()),
                    "there is no run of plan `" + plan.name() + "` in `" + folder.path() + "`");
        }
        // A plan that is being edited must not hide its run.
        RunHead byFile = folder.newest(head -> head.plan().file().equals(file.toString()));
        if (byFile == null) {
            PlanProblem.refuseInvalid(loaded, file, wiring.call().output().err());
            throw new IllegalStateException("an invalid plan was not refused");
        }
        return byFile;
    }

    /** Whether a run began with this very file, which then need not be read to know its name. */
    private static boolean isCopied(Path file, RunHead run) {
        try {
            return Files.isRegularFile(file)
                    && Files.mismatch(file, run.folder().plan(run.plan())) < 0;
        } catch (IOException _) {
            // then the names have to be compared
            return false;
        }
    }

    /** All runs, newest first; only those of the plan, where one is named. */
    List<RunHead> all() {
        List<RunHead> all = wiring.stateFolder().all();
        if (!wiring.workplace().isPlanNamed()) {
            return all;
        }
        Path file = wiring.workplace().plan();
        Plan plan =
                PlanProblem.refuseInvalid(
                        wiring.plans().load(file, wiring.loading(Map.of(), false)),
                        file,
                        wiring.call().output().err());
        return all.stream().filter(head -> head.isOf(plan.name())).toList();
    }

    private static RunHead newest(StateFolder folder, Predicate<RunHead> fits, String none) {
        RunHead newest = folder.newest(fits);
        if (newest == null) {
            throw new ProblemException(
                    ExitCode.USAGE, none, "start one with `orchestrate run`", null);
        }
        return newest;
    }
}
