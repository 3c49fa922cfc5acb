package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is selected can be run: dependencies outside of the selection must have been met.
 */
public final class SelectionCheck {
    private SelectionCheck() {}

    /**
     * A dependency that is not met and not selected.
     *
     * @param of the selected task or phase that needs it
     * @param onPerson whether it waits for nothing but a person
     */
    public record Unmet(String of, String dependency, Kind kind, boolean onPerson) {
        public enum Kind {
            TASK,
            GROUP,
            PHASE
        }
    }

    /** The first such dependency, or null where there is none. */
    public static @Nullable Unmet find(RunState state) {
        if (state.facts().selection().isAll()) {
            return null;
        }
        Dag dag = state.dag();
        for (PhaseNode node : dag.phases()) {
            if (!state.isPhaseSelected(node.number()) || isOver(state, node)) {
                continue;
            }
            for (int before : node.dependsOn()) {
                Unmet unmet = phase(state, node, dag.phases().get(before));
                if (unmet != null) {
                    return unmet;
                }
            }
            Unmet unmet = within(state, node);
            if (unmet != null) {
                return unmet;
            }
        }
        return null;
    }

    /** Whether everything selected of a phase has ended well already. */
    private static boolean isOver(RunState state, PhaseNode node) {
        for (int task = node.firstTask(); task < node.endTask(); task++) {
            if (state.isSelected(task) && !endedWell(state, task)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Unmet phase(RunState state, PhaseNode of, PhaseNode before) {
        PhaseStatus status = state.facts().phases().get(before.number()).status();
        if (status == PhaseStatus.APPROVED || status == PhaseStatus.SKIPPED) {
            return null;
        }
        boolean asked = Standing.awaitsPerson(state, before.number());
        boolean comes = state.isPhaseSelected(before.number());
        for (int task = before.firstTask(); comes && task < before.endTask(); task++) {
            comes = state.isSelected(task) || endedWell(state, task);
        }
        return comes
                ? null
                : new Unmet(of.phase().id(), before.phase().id(), Unmet.Kind.PHASE, asked);
    }

    private static @Nullable Unmet within(RunState state, PhaseNode node) {
        Dag dag = state.dag();
        for (int task = node.firstTask(); task < node.endTask(); task++) {
            if (!state.isSelected(task) || endedWell(state, task)) {
                continue;
            }
            for (String reference : dag.task(task).needs().dependsOn()) {
                for (int dependency : tasksOf(dag, reference)) {
                    Unmet unmet = task(state, task, dependency);
                    if (unmet != null) {
                        return unmet;
                    }
                }
            }
            Unmet unmet = groups(state, task);
            if (unmet != null) {
                return unmet;
            }
        }
        return null;
    }

    private static @Nullable Unmet task(RunState state, int of, int dependency) {
        if (state.isSelected(dependency) || endedWell(state, dependency)) {
            return null;
        }
        TaskState task = state.facts().items().get(dependency);
        return new Unmet(
                state.dag().task(of).id(),
                state.dag().task(dependency).id(),
                Unmet.Kind.TASK,
                task.asksPerson());
    }

    private static @Nullable Unmet groups(RunState state, int task) {
        Dag dag = state.dag();
        Dag.GroupNode own = dag.groups().get(dag.groupOf(task));
        for (int number : dag.phases().get(own.phase()).groups()) {
            Dag.GroupNode other = dag.groups().get(number);
            if (!own.group().dependsOn().contains(other.group().id())) {
                continue;
            }
            for (int before = other.firstTask(); before < other.endTask(); before++) {
                if (!state.isSelected(before) && !endedWell(state, before)) {
                    boolean person = state.facts().items().get(before).asksPerson();
                    return new Unmet(
                            dag.task(task).id(),
                            other.group().fullName(),
                            Unmet.Kind.GROUP,
                            person);
                }
            }
        }
        return null;
    }

    private static List<Integer> tasksOf(Dag dag, String reference) {
        int item = dag.indexOf(reference);
        if (item >= 0) {
            return List.of(item);
        }
        List<Integer> all = new ArrayList<>();
        for (int task = 0; task < dag.taskCount(); task++) {
            if (dag.task(task).id().startsWith(reference + "[")) {
                all.add(task);
            }
        }
        return all;
    }

    static boolean endedWell(RunState state, int task) {
        int signal =
                Signal.of(
                        state.facts().items().get(task),
                        state.dag().task(task).execution().critical());
        return (signal & Signal.ENDED) != 0 && (signal & Signal.UNMET) == 0;
    }
}
