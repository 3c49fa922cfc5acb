package dev.orchestrate.executor;

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

    @Override
    public String toString() {
        return run + "/" + task + "/" + number;
    }
}
