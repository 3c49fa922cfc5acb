package dev.orchestrate.run;

import dev.orchestrate.plan.Digests;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.Span;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a plan differs from the one that a run follows.
 *
 * @param changed tasks whose digest is another, in plan order
 * @param changedSucceeded those of them that have succeeded, which nobody may take back unasked
 * @param added tasks that are new
 * @param removed tasks that are gone
 * @param adjusted tasks, groups and phases that differ in something that no digest covers, such as
 *     names, limits and dependencies
 * @param otherwise whether anything else differs
 */
public record PlanComparison(
        List<String> changed,
        List<String> changedSucceeded,
        List<String> added,
        List<String> removed,
        List<String> adjusted,
        boolean otherwise) {

    public boolean isSame() {
        return changed.isEmpty() && added.isEmpty() && removed.isEmpty() && !otherwise;
    }

    public static PlanComparison of(RunState state, Dag plan) {
        Dag old = state.dag();
        List<String> changed = new ArrayList<>();
        List<String> succeeded = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> adjusted = new ArrayList<>();
        for (int item = 0; item < plan.itemCount(); item++) {
            Task task = plan.task(item);
            int before = old.indexOf(task.id());
            if (before < 0) {
                if (task.role() == Role.TASK) {
                    added.add(task.id());
                }
            } else if (differs(old, old.task(before), plan, task)) {
                changed.add(task.id());
                if (task.role() == Role.TASK
                        && state.facts().items().get(before).status() == TaskStatus.SUCCEEDED) {
                    succeeded.add(task.id());
                }
            } else if (!old.task(before).equals(placed(task, old.task(before).at()))) {
                adjusted.add(task.id());
            }
        }
        for (int item = 0; item < old.taskCount(); item++) {
            if (plan.indexOf(old.task(item).id()) < 0) {
                removed.add(old.task(item).id());
            }
        }
        adjusted.addAll(adjustedWholes(old, plan));
        boolean otherwise =
                !state.facts().plan().sha256().equals(plan.plan().source().sha256())
                        || !old.plan().vars().equals(plan.plan().vars());
        return new PlanComparison(changed, succeeded, added, removed, adjusted, otherwise);
    }

    private static List<String> adjustedWholes(Dag old, Dag plan) {
        List<String> adjusted = new ArrayList<>();
        for (Dag.PhaseNode node : plan.phases()) {
            int before = old.phaseIndexOf(node.phase().id());
            if (before >= 0 && !own(old.phases().get(before).phase()).equals(own(node.phase()))) {
                adjusted.add(node.phase().id());
            }
        }
        for (Dag.GroupNode node : plan.groups()) {
            int before = old.groupIndexOf(node.group().fullName());
            // the group of a phase without groups has nothing but what is the phase's
            boolean written = !node.group().id().equals("-");
            if (written
                    && before >= 0
                    && !own(old.groups().get(before).group()).equals(own(node.group()))) {
                adjusted.add(node.group().fullName());
            }
        }
        return adjusted;
    }

    /** The same at another place of a plan's text, which makes no difference. */
    private static Task placed(Task t, Span at) {
        return new Task(
                t.id(),
                t.name(),
                t.description(),
                t.tags(),
                t.role(),
                t.type(),
                t.keys(),
                t.matrix(),
                t.needs(),
                t.execution(),
                t.limits(),
                at);
    }

    /** Without its parts: tasks are compared by themselves, and criteria by a digest. */
    private static Phase own(Phase p) {
        return new Phase(
                p.id(),
                p.name(),
                p.description(),
                p.dependsOn(),
                p.when(),
                List.of(),
                List.of(),
                List.of(),
                p.approval(),
                p.retry(),
                p.timeout(),
                List.of());
    }

    private static Group own(Group g) {
        return new Group(
                g.id(),
                g.fullName(),
                g.name(),
                g.sequential(),
                g.maxParallel(),
                g.dependsOn(),
                g.when(),
                g.failFast(),
                g.timeout(),
                List.of());
    }

    /** What is the same in every word needs no digest. */
    private static boolean differs(Dag old, Task before, Dag plan, Task after) {
        Map<String, String> oldVars = old.plan().vars();
        Map<String, String> vars = plan.plan().vars();
        return !(before.equals(after) && oldVars.equals(vars))
                && !Digests.task(before, oldVars).equals(Digests.task(after, vars));
    }
}
