package dev.orchestrate.run;

import java.time.Instant;

/**
 * An event in its place.
 *
 * @param seq from 1, without gaps
 * @param at UTC, to the millisecond; never before that of the entry above
 * @param synced the highest seq known to be durable when it was written
 */
public record Entry(long seq, Instant at, Event event, long synced) {
    /** One that is in no journal. */
    public Entry(long seq, Instant at, Event event) {
        this(seq, at, event, 0);
    }
}
