package dev.orchestrate.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of a run, which goes on from the last line of its journal though the clock of the system
 * was set back between two invocations: what was due a second after that line is so still.
 *
 * @param ahead of the clock of the system
 */
record RunClock(Clock system, Duration ahead) implements Clock {

    /** Not before that moment. */
    static RunClock since(Instant last, Clock system) {
        Instant now = system.now();
        return new RunClock(
                system, now.isBefore(last) ? Duration.between(now, last) : Duration.ZERO);
    }

    @Override
    public Instant now() {
        return system.now().plus(ahead);
    }

    @Override
    public long nanos() {
        return system.nanos();
    }
}
