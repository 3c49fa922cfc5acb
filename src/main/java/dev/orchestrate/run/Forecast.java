package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a run may be over: what is left is expected to go on at the mean pace of what has been done,
 * as many at a time as have been so far.
 */
final class Forecast {
    private Forecast() {}

    /**
     * Milliseconds from now; null while nothing has ended that could be counted on, or where what
     * runs has taken longer already than all of the rest was expected to.
     */
    static @Nullable Long millis(RunState state, Instant now) {
        Dag dag = state.dag();
        long spent = 0;
        int done = 0;
        int left = 0;
        long longest = 0;
        for (int task = 0; task < dag.taskCount(); task++) {
            TaskState item = state.facts().items().get(task);
            Attempt last = item.lastAttempt();
            if (item.status() == TaskStatus.SUCCEEDED && last != null) {
                spent += last.elapsedMillis();
                done++;
            } else if (!item.status().ended() && state.isSelected(task)) {
                left++;
                longest = Math.max(longest, running(item, now));
            }
        }
        long elapsed = Duration.between(state.facts().startedAt(), now).toMillis();
        if (done == 0 || elapsed <= 0) {
            return null;
        }
        double atOnce = Math.max(1, (double) spent / elapsed);
        long expected = Math.round((double) spent / done * left / atOnce);
        return expected < longest ? null : expected;
    }

    private static long running(TaskState item, Instant now) {
        Attempt last = item.lastAttempt();
        return item.status() == TaskStatus.RUNNING && last != null
                ? Duration.between(last.startedAt(), now).toMillis()
                : 0;
    }
}
