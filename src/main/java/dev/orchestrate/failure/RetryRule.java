package dev.orchestrate.failure;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Retry;

/** Whether another attempt follows by itself. */
public final class RetryRule {
    private RetryRule() {}

    /**
     * Whether the end was a failure that is covered, with budget left.
     *
     * @param failures of the task's present budget so far, this end included
     */
    public static boolean anotherFollows(Retry retry, Classification end, int failures) {
        ErrorClass errorClass = end.errorClass();
        return errorClass != null
                && !end.conclusive()
                && failures < retry.maxAttempts()
                && retry.covers(errorClass);
    }

    /** Whether an end uses up one of {@code max_attempts}. */
    public static boolean counts(Classification end) {
        return switch (end.status()) {
            case FAILED, TIMEOUT -> true;
            case RUNNING, SUCCEEDED, CANCELED, INTERRUPTED, UNKNOWN -> false;
        };
    }
}
