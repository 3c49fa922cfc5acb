package dev.orchestrate.engine;

import dev.orchestrate.journal.Disk;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.journal.TaskTimes;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long tasks took in an earlier run of their plan: what they are expected to take again. */
public final class Experience {
    private final Map<String, Long> known;
    private final long average;

    private Experience(Map<String, Long> known) {
        long sum = 0;
        for (long millis : known.values()) {
            sum += millis;
        }
        this.known = known;
        this.average = Math.max(1, sum / known.size());
    }

    /** That of a run; null where nothing is known: no run, or none that succeeded at anything. */
    public static @Nullable Experience of(Disk disk, @Nullable RunHead earlier) {
        Map<String, Long> known = earlier == null ? Map.of() : TaskTimes.of(disk, earlier.folder());
        return known.isEmpty() ? null : new Experience(known);
    }

    /** What to rank the tasks of a plan by; without any, each counts as equally long. */
    static Dag.ExpectedMillis expected(Disk disk, @Nullable RunHead earlier) {
        Experience experience = of(disk, earlier);
        return experience == null ? Dag.ExpectedMillis.EQUAL : experience::millis;
    }

    /** That of a task never seen is the average of the others. */
    public long millis(Task task) {
        return Math.max(1, known.getOrDefault(task.id(), average));
    }
}
