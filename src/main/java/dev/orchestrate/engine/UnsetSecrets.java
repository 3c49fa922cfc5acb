package dev.orchestrate.engine;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.TaskStatus;
import java.util.Set;

/** Secrets that are needed and not set, found before anything starts. */
final class UnsetSecrets {
    private UnsetSecrets() {}

    /** Of what is selected and has not ended well. */
    static void refuse(RunState state, Set<String> set) {
        Dag dag = state.dag();
        for (int item = 0; item < dag.itemCount(); item++) {
            boolean selected =
                    item < dag.taskCount()
                            ? state.isSelected(item) && !isOver(state, item)
                            : state.isPhaseSelected(dag.phaseOf(item)) && !isPassed(state, item);
            Task task = dag.task(item);
            for (String secret : task.execution().secrets()) {
                if (selected && !set.contains(secret)) {
                    throw new ProblemException(
                            ExitCode.USAGE,
                            "task `"
                                    + task.id()
                                    + "` needs the secret `"
                                    + secret
                                    + "`, which is not set",
                            "set it in the environment, or in the `.env` of the workspace",
                            null);
                }
            }
        }
    }

    /** Whether the gate that a check or an on_failure task belongs to is behind the run. */
    private static boolean isPassed(RunState state, int item) {
        PhaseStatus phase = state.facts().phases().get(state.dag().phaseOf(item)).status();
        return phase == PhaseStatus.APPROVED || phase == PhaseStatus.SKIPPED;
    }

    private static boolean isOver(RunState state, int item) {
        TaskStatus status = state.facts().items().get(item).status();
        return status == TaskStatus.SUCCEEDED || status == TaskStatus.SKIPPED;
    }
}
