package dev.orchestrate.cli;

import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import java.util.ArrayList;
import java.util.List;

/** What the tasks of a run are called. */
final class TaskNames {
    private TaskNames() {}

    /** Of every role. */
    static List<String> all(RunState state) {
        List<String> ids = new ArrayList<>();
        for (int item = 0; item < state.dag().itemCount(); item++) {
            ids.add(state.dag().task(item).id());
        }
        return ids;
    }

    static ProblemException unknown(String task, RunState state) {
        String hint = Suggestion.hint(task, all(state));
        return new ProblemException(
                ExitCode.USAGE,
                "run `" + state.run() + "` has no task `" + task + "`",
                hint == null ? "show what it has with `orchestrate status`" : hint,
                null);
    }
}
