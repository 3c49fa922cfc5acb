package dev.orchestrate.executor;

import org.jspecify.annotations.Nullable;

/**
 * Names one attempt for ever: a run's id, a task's id, and the number of the attempt, from 1. To
 * submit twice under one key starts one process.
 */
public record AttemptKey(String run, String task, int number) {
    public AttemptKey {
        if (number < 1) {
            throw new IllegalArgumentException("attempt number must be positive: " + number);
        }
    }

    /** By hand, like the hash: to link a record's own costs the start of a run 25 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttemptKey(String otherRun, String otherTask, int otherNumber)
                && number == otherNumber
                && task.equals(otherTask)
                && run.equals(otherRun);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * run.hashCode() + task.hashCode()) + number;
    }

    @Override
    public String toString() {
        return run + "/" + task + "/" + number;
    }
}
