package dev.orchestrate.executor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the process of an attempt ended. Result and duration are the leader's, even where others of
 * its group were ended after it.
 *
 * @param result what the system said of the leader
 * @param limit which limit of the request ended it, if any; it decides before the result
 * @param leftovers whether processes of its group outlived the leader and were ended
 * @param duration from begin to the leader's end, monotonic
 * @param peakMemoryBytes the largest resident set of a single process of it; null where unknown
 */
public record AttemptEnd(
        Result result,
        Limit limit,
        boolean leftovers,
        Duration duration,
        @Nullable Long peakMemoryBytes) {

    public enum Limit {
        NONE,
        TIMEOUT,
        STALL
    }

    public sealed interface Result {
        /** It exited by itself. */
        record Exited(int code) implements Result {}

        /** A signal ended it; {@code name} as in {@code SIGKILL}. */
        record Signaled(int number, String name) implements Result {}

        /** It could not be started: no such program, folder or log. Nothing ran. */
        record NotStarted(String reason) implements Result {}
    }
}
