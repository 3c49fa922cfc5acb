package dev.orchestrate.engine;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an invocation ends: the event that closes it, and what the shell is told. */
final class Conclusion {
    private Conclusion() {}

    static Event of(RunState state, @Nullable StopCause stopped, @Nullable String problem) {
        RunStatus status = state.status();
        String cause = stopped == null ? problem : stopped.name();
        if (status == RunStatus.RUNNING && cause != null) {
            return new Event.RunInterrupted(cause);
        }
        return switch (status) {
            case RUNNING ->
                    new Event.RunEnded(
                            RunStatus.FAILED,
                            "nothing runs and nothing can start, but it is not over");
            case WAITING -> new Event.RunWaiting(awaitedTasks(state), awaitedPhases(state));
            case PAUSED ->
                    leftovers(state) > 0
                            ? new Event.RunEnded(RunStatus.FAILED, stuck(state))
                            : new Event.RunPaused("more is left than was selected");
            case INTERRUPTED, FAILED, QUARANTINED, SUCCEEDED, CANCELED ->
                    new Event.RunEnded(status, null);
        };
    }

    /** What the shell is told of what was selected. */
    static ExitCode exit(RunState state, @Nullable StopCause stopped, @Nullable String problem) {
        if (stopped != null && state.isOpen()) {
            return stopped.exit();
        }
        if (problem != null || state.facts().progress().closed() == RunStatus.CANCELED) {
            return ExitCode.FAILED;
        }
        boolean failed = state.facts().progress().expired();
        boolean waits = false;
        Dag dag = state.dag();
        for (int task = 0; task < dag.taskCount(); task++) {
            if (state.isSelected(task)) {
                TaskState item = state.facts().items().get(task);
                boolean tolerated =
                        item.status() == TaskStatus.FAILED
                                && !dag.task(task).execution().critical();
                failed |= item.status().unmet() && !tolerated;
                waits |= item.asksPerson();
                failed |= state.facts().progress().reason() != null && !item.status().ended();
            }
        }
        for (Dag.PhaseNode phase : dag.phases()) {
            if (state.isPhaseSelected(phase.number())) {
                PhaseStatus status = state.facts().phases().get(phase.number()).status();
                failed |= status == PhaseStatus.FAILED || status == PhaseStatus.CANCELED;
                waits |= state.awaitsPerson(phase.phase().id());
            }
        }
        if (failed) {
            return ExitCode.FAILED;
        }
        return waits ? ExitCode.WAITING : ExitCode.DONE;
    }

    private static List<String> awaitedTasks(RunState state) {
        List<String> ids = new ArrayList<>();
        for (int task = 0; task < state.dag().taskCount(); task++) {
            if (state.facts().items().get(task).asksPerson()) {
                ids.add(state.dag().task(task).id());
            }
        }
        return ids;
    }

    private static List<String> awaitedPhases(RunState state) {
        List<String> ids = new ArrayList<>();
        for (Dag.PhaseNode phase : state.dag().phases()) {
            if (state.awaitsPerson(phase.phase().id())) {
                ids.add(phase.phase().id());
            }
        }
        return ids;
    }

    /** Selected tasks that have not ended although nobody keeps them. */
    private static int leftovers(RunState state) {
        int count = 0;
        for (int task = 0; task < state.dag().taskCount(); task++) {
            if (state.isSelected(task) && !state.facts().items().get(task).status().ended()) {
                count++;
            }
        }
        return count;
    }

    private static String stuck(RunState state) {
        for (int task = 0; task < state.dag().taskCount(); task++) {
            if (state.isSelected(task) && !state.facts().items().get(task).status().ended()) {
                return leftovers(state)
                        + " selected tasks can not start, the first is `"
                        + state.dag().task(task).id()
                        + "`: what it depends on is neither met nor selected";
            }
        }
        return "nothing can start";
    }
}
