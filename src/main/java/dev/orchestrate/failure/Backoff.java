package dev.orchestrate.failure;

import dev.orchestrate.plan.Retry;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/**
 * The wait before the next attempt: {@code backoff}, times {@code multiplier} for each failure
 * after the first, varied by {@code jitter}, and never more than {@code max_backoff}.
 */
public final class Backoff {
    /** More than enough for any multiplier that doubles a wait in a reasonable time. */
    private static final int STEPS = 1_000;

    private Backoff() {}

    /**
     * How long to wait after a failure.
     *
     * @param failures so far, the one just now included: at least 1
     * @param chance at least 0 and less than 1, evenly spread
     */
    public static Duration wait(Retry retry, int failures, double chance) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures must be positive: " + failures);
        }
        long most = retry.maxBackoff().toMillis();
        long wait = Math.min(growing(retry, failures), most);
        // The spread ends at the cap: cutting off what is above it would have half of all that wait
        // for the cap wake up at the same moment.
        double from = (double) wait * (1 - retry.jitter());
        double to = Math.min((double) wait * (1 + retry.jitter()), (double) most);
        return Duration.ofMillis(Math.round(from + chance * (to - from)));
    }

    private static long growing(Retry retry, int failures) {
        long first = retry.backoff().toMillis();
        if (first < 1 || retry.maxBackoff().toMillis() < 1) {
            return 0;
        }
        if (retry.multiplier() == 1) {
            return first;
        }
        return IntervalFunction.ofExponentialBackoff(
                        retry.backoff(), retry.multiplier(), retry.maxBackoff())
                .apply(Math.min(failures, STEPS));
    }
}
