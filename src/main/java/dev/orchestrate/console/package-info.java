/**
 * What people and programs are shown: the two streams of the program, how text looks on them, and
 * the words for durations, counts and states. Only shows; never changes a run.
 */
@NullMarked
package dev.orchestrate.console;

import org.jspecify.annotations.NullMarked;
