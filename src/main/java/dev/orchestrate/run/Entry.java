package dev.orchestrate.run;

import java.time.Instant;

/**
 * An event in its place.
 *
 * @param seq from 1, without gaps
 * @param at UTC, to the millisecond; never before that of the entry above
 */
public record Entry(long seq, Instant at, Event event) {}
