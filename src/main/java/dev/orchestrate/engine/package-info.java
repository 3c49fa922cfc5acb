/**
 * The shell around the core: one coordinator thread per run, which turns messages into events,
 * writes them down, and carries out what the core decides. Holds nothing that the journal lacks but
 * what is under way.
 */
@NullMarked
package dev.orchestrate.engine;

import org.jspecify.annotations.NullMarked;
