package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import java.util.Comparator;

/**
 * Who is first in line: what a gate waits for, then the higher priority, then the longer path to
 * the end, then plan order. See docs/design-notes.md#who-is-first-in-line.
 */
record ReadyOrder(Dag dag) implements Comparator<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
        boolean task = a < dag.taskCount();
        if (task != b < dag.taskCount()) {
            return task ? 1 : -1;
        }
        if (task) {
            int byPriority =
                    Integer.compare(
                            dag.task(b).limits().priority(), dag.task(a).limits().priority());
            if (byPriority != 0) {
                return byPriority;
            }
            int byRank = Long.compare(dag.rank(b), dag.rank(a));
            if (byRank != 0) {
                return byRank;
            }
        }
        return Integer.compare(a, b);
    }
}
