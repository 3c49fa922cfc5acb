package dev.orchestrate.engine;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Secrets that are needed and not set, found before anything starts. */
final class UnsetSecrets {
    private UnsetSecrets() {}

    /** Of what is selected and has not ended well. */
    static void refuse(RunState state, Set<String> set) {
        Dag dag = state.dag();
        Map<String, String> unset = new LinkedHashMap<>();
        for (int item = 0; item < dag.itemCount(); item++) {
            boolean selected =
                    item < dag.taskCount()
                            ? state.isSelected(item) && !isOver(state, item)
                            : state.isPhaseSelected(dag.phaseOf(item)) && !isPassed(state, item);
            Task task = dag.task(item);
            for (String secret : task.execution().secrets()) {
                boolean inEnv = task.execution().env().containsKey(secret);
                if (selected && !inEnv && !set.contains(secret)) {
                    unset.putIfAbsent(secret, task.id());
                }
            }
        }
        if (!unset.isEmpty()) {
            throw problem(unset);
        }
    }

    /**
     * All of them at once.
     *
     * @param unset each with the first task that needs it
     */
    private static ProblemException problem(Map<String, String> unset) {
        List<String> needs = new ArrayList<>();
        unset.forEach((secret, task) ->
                needs.add("task `" + task + "` needs the secret `" + secret + "`"));
        return new ProblemException(
                ExitCode.USAGE,
                String.join(", ", needs)
                        + (needs.size() == 1 ? ", which is" : ", which are")
                        + " not set",
                "set "
                        + (needs.size() == 1 ? "it" : "them")
                        + " in the environment, or in the `.env` of the workspace",
                null);
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
