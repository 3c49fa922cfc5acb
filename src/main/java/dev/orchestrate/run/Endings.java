package dev.orchestrate.run;

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

    private static boolean isOutOfTime(Draft d, int item) {
        return item < d.dag.taskCount() ? d.expired(item) : d.progress.expired();
    }
}
