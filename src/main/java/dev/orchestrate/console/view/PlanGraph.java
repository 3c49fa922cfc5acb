package dev.orchestrate.console.view;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.CriticalPath;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.ExpectedMillis;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import dev.orchestrate.plan.dag.Levels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a plan: its graph, as far as it is selected, and what the graph says of the time
 * it takes.
 *
 * @param dag of the whole plan; a task that is not shown takes no time in it
 * @param phases numbers of those that are shown
 * @param expected whether the graph is ranked by known durations; else every task counts as one
 */
public record PlanGraph(
        Dag dag,
        Set<Integer> phases,
        Levels levels,
        CriticalPath critical,
        Set<Integer> onCriticalPath,
        boolean expected) {

    /**
     * The graph of some phases.
     *
     * @param only their ids; empty: all
     * @param known how long tasks take; null where nothing is known of it
     */
    public static PlanGraph of(Plan plan, Set<String> only, @Nullable ExpectedMillis known) {
        ExpectedMillis each = known == null ? ExpectedMillis.EQUAL : known;
        boolean all = only.isEmpty();
        Set<String> tasks = all ? Set.of() : tasksOf(plan, only);
        Dag dag = Dag.of(plan, task -> all || tasks.contains(task.id()) ? each.of(task) : 0);
        Set<Integer> phases = new TreeSet<>();
        for (PhaseNode phase : dag.phases()) {
            if (all || only.contains(phase.phase().id())) {
                phases.add(phase.number());
            }
        }
        CriticalPath whole = CriticalPath.of(dag);
        List<Integer> critical = new ArrayList<>(whole.tasks());
        critical.removeIf(task -> !phases.contains(dag.phaseOf(task)));
        return new PlanGraph(
                dag,
                phases,
                Levels.of(dag, task -> phases.contains(dag.phaseOf(task))),
                new CriticalPath(critical, whole.length()),
                new HashSet<>(critical),
                known != null);
    }

    private static Set<String> tasksOf(Plan plan, Set<String> phases) {
        Set<String> ids = new HashSet<>();
        for (Phase phase : plan.phases()) {
            if (phases.contains(phase.id())) {
                for (Group group : phase.groups()) {
                    for (Task task : group.tasks()) {
                        ids.add(task.id());
                    }
                }
            }
        }
        return ids;
    }

    boolean isShown(int task) {
        return phases.contains(dag.phaseOf(task));
    }

    /** Those that are shown, in the order of the plan. */
    List<PhaseNode> shownPhases() {
        List<PhaseNode> shown = new ArrayList<>(phases.size());
        for (int number : phases) {
            shown.add(dag.phases().get(number));
        }
        return shown;
    }

    /** Those that are shown, in the order of the plan. */
    List<Integer> shownTasks() {
        List<Integer> tasks = new ArrayList<>();
        for (PhaseNode phase : shownPhases()) {
            for (int task = phase.firstTask(); task < phase.endTask(); task++) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    /** The phases a phase comes after; where one is not shown, those that one comes after. */
    Set<Integer> shownBefore(PhaseNode phase) {
        Set<Integer> before = new TreeSet<>();
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>(phase.dependsOn());
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (phases.contains(next)) {
                before.add(next);
            } else if (seen.add(next)) {
                open.addAll(dag.phases().get(next).dependsOn());
            }
        }
        return before;
    }

    List<String> ids(List<Integer> tasks) {
        List<String> ids = new ArrayList<>(tasks.size());
        for (int task : tasks) {
            ids.add(dag.task(task).id());
        }
        return ids;
    }

    /** All expected durations, one after another. */
    long sequentialMillis() {
        long sum = 0;
        for (int task : shownTasks()) {
            sum += own(task);
        }
        return sum;
    }

    /** What a task itself adds to the longest path behind it. */
    long own(int task) {
        long behind = 0;
        for (int i = 0; i < dag.successorCount(task); i++) {
            behind = Math.max(behind, dag.rank(dag.successor(task, i)));
        }
        return dag.rank(task) - behind;
    }
}
