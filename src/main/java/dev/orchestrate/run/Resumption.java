package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What {@code --resume}, and the retry of a phase, make pending again. */
public final class Resumption {
    private Resumption() {}

    /**
     * The events with which a resumed run begins: what failed in the selection is tried anew with a
     * fresh budget, what was canceled may run, and phases that failed are judged anew. What they
     * had blocked follows from the state by itself.
     */
    public static List<Event> events(RunState state) {
        List<Event> events = new ArrayList<>();
        if (!state.facts().options().resume() || state.facts().progress().canceling()) {
            return events;
        }
        Dag dag = state.dag();
        for (PhaseNode node : dag.phases()) {
            List<Event> tasks = new ArrayList<>();
            boolean stillFailed = false;
            PhaseStatus phase = state.facts().phases().get(node.number()).status();
            for (int task = node.firstTask(); task < node.endTask(); task++) {
                if (isTriedAnew(state, task, phase)) {
                    tasks.add(pending(dag.task(task).id()));
                } else {
                    stillFailed |= isFailed(state, task);
                }
            }
            boolean reopens =
                    (phase == PhaseStatus.FAILED
                                    && !stillFailed
                                    && state.isPhaseSelected(node.number()))
                            || phase == PhaseStatus.CANCELED;
            if (reopens || (!tasks.isEmpty() && phase != PhaseStatus.IN_PROGRESS)) {
                events.add(reopened(node));
            }
            events.addAll(tasks);
        }
        return events;
    }

    /** The events that begin another try of a phase: failed and blocked tasks get fresh budgets. */
    public static List<Event> retry(RunState state, String phase, Instant until) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.PhaseReopened(phase, ReopenReason.RETRY, false, until));
        Dag dag = state.dag();
        PhaseNode node = dag.phases().get(dag.phaseIndexOf(phase));
        for (int task = node.firstTask(); task < node.endTask(); task++) {
            TaskStatus status = state.facts().items().get(task).status();
            boolean again =
                    status == TaskStatus.FAILED
                            || status == TaskStatus.BLOCKED
                            || status == TaskStatus.CANCELED;
            if (again) {
                events.add(
                        new Event.TaskPending(
                                dag.task(task).id(), PendingReason.PHASE_RETRY, true));
            }
        }
        return events;
    }

    private static boolean isTriedAnew(RunState state, int task, PhaseStatus phase) {
        TaskState item = state.facts().items().get(task);
        if (item.status() == TaskStatus.CANCELED) {
            return true;
        }
        if (!state.isSelected(task)) {
            return false;
        }
        boolean approved = phase == PhaseStatus.APPROVED;
        boolean critical = state.dag().task(task).execution().critical();
        return switch (item.status()) {
            case FAILED -> critical || !approved;
            case QUARANTINED -> state.facts().options().rerunUnknown();
            case PENDING, RUNNING, WAITING, SUCCEEDED, BLOCKED, SKIPPED, CANCELED -> false;
        };
    }

    private static boolean isFailed(RunState state, int task) {
        return state.facts().items().get(task).status() == TaskStatus.FAILED
                && state.dag().task(task).execution().critical();
    }

    private static Event pending(String task) {
        return new Event.TaskPending(task, PendingReason.RESUME, true);
    }

    private static Event reopened(PhaseNode node) {
        return new Event.PhaseReopened(node.phase().id(), ReopenReason.RESUME, true, null);
    }
}
