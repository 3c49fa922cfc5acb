package dev.orchestrate.run;

import dev.orchestrate.plan.Role;

/**
 * Finds the attempts that the orchestrator is to end: of a run canceled, or a scope out of time.
 */
final class Endings {
    private Endings() {}

    /** Looks at what runs, and at nothing else. */
    static void mark(Draft d) {
        for (int item : d.queues.running) {
            Attempt last = d.item(item).lastAttempt();
            boolean ends = d.progress.canceling() || isOutOfTime(d, item);
            if (ends && last != null && last.ending() == null) {
                d.queues.toEnd = d.queues.toEnd.plus(item);
            }
        }
    }

    /** A check is within the time of its phase; what follows its failure is not. */
    private static boolean isOutOfTime(Draft d, int item) {
        if (item < d.dag.taskCount()) {
            return d.expired(item);
        }
        boolean check = d.task(item).role() != Role.ON_FAILURE;
        return d.progress.expired() || (check && d.phase(d.dag.phaseOf(item)).expired());
    }
}
