package dev.orchestrate.engine;

import java.time.Instant;

/** The time of day at the beginning, and from there on the monotonic clock. Safe for any thread. */
public final class SystemClock implements Clock {
    private final Instant begun = Instant.now();
    private final long begunNanos = System.nanoTime();

    @Override
    public Instant now() {
        return begun.plusNanos(System.nanoTime() - begunNanos);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
