package dev.orchestrate.console.view;

import dev.orchestrate.plan.dag.CriticalPath;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Levels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is shown of a plan: its graph, as far as it is selected, and what the graph says of the time
 * it takes.
 *
 * @param expected whether the graph is ranked by known durations; else every task counts as one
 */
public record PlanGraph(
        Dag dag,
        Levels levels,
        CriticalPath critical,
        Set<Integer> onCriticalPath,
        boolean expected) {

    public static PlanGraph of(Dag dag, boolean expected) {
        CriticalPath critical = CriticalPath.of(dag);
        return new PlanGraph(
                dag, Levels.of(dag), critical, new HashSet<>(critical.tasks()), expected);
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
        for (int task = 0; task < dag.taskCount(); task++) {
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
