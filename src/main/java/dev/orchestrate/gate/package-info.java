/**
 * The gate of a phase: criteria become verdicts, each with what was observed and why. Looks at
 * files and at results that are given in; starts nothing.
 */
@NullMarked
@CheckReturnValue
package dev.orchestrate.gate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
