package dev.orchestrate.engine;

import java.time.Instant;

/** Where time comes from; the only one in a run. */
public interface Clock {
    /** UTC; within a process it never goes back, whatever is done to the clock of the system. */
    Instant now();

    /** Monotonic; for durations. */
    long nanos();
}
