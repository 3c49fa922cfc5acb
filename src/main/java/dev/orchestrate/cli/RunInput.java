package dev.orchestrate.cli;

import dev.orchestrate.engine.ChangedTasks;
import dev.orchestrate.engine.RunRequest;
import dev.orchestrate.engine.Waits;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunOptions;
import dev.orchestrate.run.Selection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the arguments of {@code run} into what the engine is asked for. */
final class RunInput {
    private static final String[] SELECTING = {
        RunOptionNames.PHASE, RunOptionNames.GROUP, RunOptionNames.TASK
    };

    private final Wiring wiring;
    private final Arguments given;

    RunInput(Wiring wiring) {
        this.wiring = wiring;
        this.given = wiring.call().arguments();
        refuseBoth(RunOptionNames.RESUME, RunOptionNames.NEW);
        refuseBoth(RunOptionNames.FAIL_FAST, RunOptionNames.KEEP_GOING);
        refuseBoth(RunOptionNames.KEEP_CHANGED, RunOptionNames.RERUN_CHANGED);
        refuseBoth(RunOptionNames.SEQUENTIAL, RunOptionNames.MAX_PARALLEL);
    }

    RunRequest request(PlanFile file) {
        return new RunRequest(
                file.plan(),
                file.text(),
                given.pairs(RunOptionNames.VAR),
                given.pairs(RunOptionNames.LABEL),
                selection(file),
                options(),
                given.has(RunOptionNames.NEW),
                changedTasks(),
                waits(),
                given.optionalDuration(RunOptionNames.WAIT));
    }

    /** Whether manual tasks are asked about here: a person must be able to read and to answer. */
    boolean asksAtTerminal() {
        return wiring.call().surroundings().isInputTerminal()
                && wiring.call().output().err().isTerminal();
    }

    /** The selection as it was typed, for the commands that are printed. */
    List<String> selectionWords() {
        List<String> words = new ArrayList<>();
        for (String option : SELECTING) {
            for (String value : given.texts(option)) {
                words.add(option);
                words.add(value);
            }
        }
        if (given.has(RunOptionNames.WITH_DEPS) && !words.isEmpty()) {
            words.add(RunOptionNames.WITH_DEPS);
        }
        return words;
    }

    private @Nullable Selection selection(PlanFile file) {
        Selection selection =
                new Selecting(file.plan())
                        .of(
                                given.texts(RunOptionNames.PHASE),
                                given.texts(RunOptionNames.GROUP),
                                given.texts(RunOptionNames.TASK),
                                given.has(RunOptionNames.WITH_DEPS));
        if (given.has(RunOptionNames.ALL)) {
            return Selection.ALL;
        }
        return selection.isAll() ? null : selection;
    }

    private RunOptions options() {
        Long most = given.number(RunOptionNames.MAX_PARALLEL, 1);
        Boolean failFast = null;
        if (given.has(RunOptionNames.FAIL_FAST) || given.has(RunOptionNames.KEEP_GOING)) {
            failFast = given.has(RunOptionNames.FAIL_FAST);
        }
        return new RunOptions(
                most == null ? null : (int) Math.min(most, Integer.MAX_VALUE),
                given.has(RunOptionNames.SEQUENTIAL),
                failFast,
                given.duration(RunOptionNames.TIMEOUT),
                given.duration(RunOptionNames.GRACE),
                everyGateAsks(),
                given.has(RunOptionNames.YES),
                given.has(RunOptionNames.RESUME),
                given.has(RunOptionNames.RERUN_UNKNOWN));
    }

    private boolean everyGateAsks() {
        String mode = given.word(RunOptionNames.MODE, List.of("auto", "manual"));
        return mode != null && mode.equals("manual");
    }

    private ChangedTasks changedTasks() {
        if (given.has(RunOptionNames.KEEP_CHANGED)) {
            return ChangedTasks.KEEP;
        }
        return given.has(RunOptionNames.RERUN_CHANGED) ? ChangedTasks.RERUN : ChangedTasks.REFUSE;
    }

    private Waits waits() {
        if (given.has(RunOptionNames.WAIT)) {
            return Waits.FOR_ALL;
        }
        return asksAtTerminal() ? Waits.FOR_TASKS : Waits.NO;
    }

    private void refuseBoth(String one, String other) {
        if (given.has(one) && given.has(other)) {
            throw new ProblemException(
                    ExitCode.USAGE, "`" + one + "` and `" + other + "` can not both be given");
        }
    }
}
