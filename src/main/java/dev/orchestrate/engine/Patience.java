package dev.orchestrate.engine;

import dev.orchestrate.run.RunState;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an invocation stays when only people can go on.
 *
 * @param until by the monotonic clock; null for ever
 */
record Patience(Waits waits, @Nullable Long until) {
    static final Patience NONE = new Patience(Waits.NO, null);

    static Patience of(RunRequest request, long now) {
        Duration most = request.waitAtMost();
        return new Patience(request.waits(), most == null ? null : now + most.toNanos());
    }

    /**
     * Whether it goes on to wait.
     *
     * @param putOff tasks for which nobody at the terminal is waited for
     */
    boolean waits(RunState state, long now, Set<String> putOff) {
        boolean inTime = until == null || now - until < 0;
        return switch (waits) {
            case NO -> false;
            case FOR_TASKS -> inTime && state.awaitsPersonForTask(putOff);
            case FOR_ALL -> inTime;
        };
    }

    /** How long it stays at most; null for ever. */
    @Nullable Duration left(long now) {
        return until == null ? null : Duration.ofNanos(Math.max(0, until - now));
    }
}
