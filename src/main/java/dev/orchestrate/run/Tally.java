package dev.orchestrate.run;

/**
 * How many tasks of a scope stand where.
 *
 * @param failedCritical those of {@code failed} that count against the phase
 * @param awaitingPerson those of {@code waiting} that wait for a person
 */
record Tally(
        int pending,
        int running,
        int waiting,
        int succeeded,
        int failed,
        int quarantined,
        int blocked,
        int skipped,
        int canceled,
        int failedCritical,
        int awaitingPerson) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** How many may still go on. */
    int open() {
        return pending + running + waiting;
    }

    int total() {
        return open() + ended();
    }

    int ended() {
        return succeeded + failed + quarantined + blocked + skipped + canceled;
    }

    Tally plus(TaskState task, boolean critical) {
        return add(task, critical, 1);
    }

    Tally minus(TaskState task, boolean critical) {
        return add(task, critical, -1);
    }

    private Tally add(TaskState task, boolean critical, int n) {
        TaskStatus s = task.status();
        return new Tally(
                pending + (s == TaskStatus.PENDING ? n : 0),
                running + (s == TaskStatus.RUNNING ? n : 0),
                waiting + (s == TaskStatus.WAITING ? n : 0),
                succeeded + (s == TaskStatus.SUCCEEDED ? n : 0),
                failed + (s == TaskStatus.FAILED ? n : 0),
                quarantined + (s == TaskStatus.QUARANTINED ? n : 0),
                blocked + (s == TaskStatus.BLOCKED ? n : 0),
                skipped + (s == TaskStatus.SKIPPED ? n : 0),
                canceled + (s == TaskStatus.CANCELED ? n : 0),
                failedCritical + (s == TaskStatus.FAILED && critical ? n : 0),
                awaitingPerson + (task.asksPerson() ? n : 0));
    }

    RunView.Counts counts() {
        return new RunView.Counts(
                total(),
                pending,
                running,
                waiting,
                succeeded,
                failed,
                quarantined,
                blocked,
                skipped,
                canceled);
    }
}
