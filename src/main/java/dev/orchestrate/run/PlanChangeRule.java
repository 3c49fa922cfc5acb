package dev.orchestrate.run;

import dev.orchestrate.plan.Digests;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What follows when a run goes on with another plan. */
public final class PlanChangeRule {
    private PlanChangeRule() {}

    /**
     * The tasks that run again because they, or what they depend on, are another thing now.
     *
     * @param changed those that have succeeded and are to run again
     */
    public static List<String> rerun(RunState old, Dag plan, List<String> changed) {
        Set<String> all = new LinkedHashSet<>(changed);
        for (String id : changed) {
            int item = plan.indexOf(id);
            for (int task : Downstream.of(plan, List.of(item))) {
                TaskState state = old.task(plan.task(task).id());
                if (state != null && state.status() == TaskStatus.SUCCEEDED) {
                    all.add(plan.task(task).id());
                }
            }
        }
        return List.copyOf(all);
    }

    /**
     * The events after {@code plan.changed}: what runs again is open again, and so are phases that
     * were decided and are another thing now, unless somebody has already built on the decision;
     * and what is asked of a person in other words is asked again.
     *
     * @param before the graph of the plan that the run followed up to now
     */
    public static List<Event> events(RunState state, Dag before, Event.PlanChanged change) {
        Dag dag = state.dag();
        Set<String> rerun = new HashSet<>(change.rerun());
        Set<String> changed = new HashSet<>(change.changed());
        List<Event> events = new ArrayList<>();
        for (PhaseNode node : dag.phases()) {
            List<Event> tasks = new ArrayList<>();
            boolean unfinished = false;
            for (int task = node.firstTask(); task < node.endTask(); task++) {
                String id = dag.task(task).id();
                TaskState item = state.facts().items().get(task);
                TaskStatus status = item.status();
                // what a person is asked was written down when the task began to wait
                boolean asksOtherwise = changed.contains(id) && item.asksPerson();
                if (asksOtherwise || (rerun.contains(id) && status == TaskStatus.SUCCEEDED)) {
                    tasks.add(new Event.TaskPending(id, PendingReason.CHANGED, true));
                }
                unfinished |= !status.ended();
            }
            if (isDecided(state, node)
                    && (unfinished || !tasks.isEmpty() || isToBeJudgedAnew(state, before, node))) {
                events.add(
                        new Event.PhaseReopened(
                                node.phase().id(), ReopenReason.CHANGED, true, null));
            }
            events.addAll(tasks);
        }
        return events;
    }

    private static boolean isDecided(RunState state, PhaseNode node) {
        PhaseStatus status = state.facts().phases().get(node.number()).status();
        return status == PhaseStatus.APPROVED || status == PhaseStatus.COMPLETED;
    }

    /** Only asked where it decides: digests of a whole phase are not for free. */
    private static boolean isToBeJudgedAnew(RunState state, Dag before, PhaseNode node) {
        return !PhaseRule.hasBegunDependents(new Draft(state), node.number())
                && isRedefined(before, state.dag(), node);
    }

    private static boolean isRedefined(Dag before, Dag after, PhaseNode node) {
        int old = before.phaseIndexOf(node.phase().id());
        return old >= 0
                && !Digests.phase(before.phases().get(old).phase(), before.plan().vars())
                        .equals(Digests.phase(node.phase(), after.plan().vars()));
    }
}
