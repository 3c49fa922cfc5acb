/**
 * The pure core of a run: events, the state that they add up to, and the decisions that follow from
 * a state. Does no I/O, reads no clock, starts no thread, logs nothing.
 */
@NullMarked
@CheckReturnValue
package dev.orchestrate.run;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
