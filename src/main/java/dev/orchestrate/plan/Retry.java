package dev.orchestrate.plan;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often, and after which waits, something is tried.
 *
 * @param maxAttempts ends as failed or timeout that are allowed, at least 1
 * @param multiplier of the wait from one attempt to the next, at least 1
 * @param jitter share of the wait by which it varies at random in either direction, 0 to 1
 * @param on the classes that are retried; null for all but {@link ErrorClass#CONFIG}
 */
public record Retry(
        int maxAttempts,
        Duration backoff,
        double multiplier,
        Duration maxBackoff,
        double jitter,
        @Nullable Set<ErrorClass> on) {

    /** One attempt, and that is it. */
    public static final Retry ONCE =
            new Retry(1, Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0.2, null);

    public boolean covers(ErrorClass errorClass) {
        return on == null ? errorClass != ErrorClass.CONFIG : on.contains(errorClass);
    }
}
