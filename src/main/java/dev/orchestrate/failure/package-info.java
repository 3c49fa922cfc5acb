/**
 * What the end of an attempt means: its status, what kind of failure it was, whether another
 * attempt follows, and after which wait. Pure functions that wait for nothing.
 */
@NullMarked
@CheckReturnValue
package dev.orchestrate.failure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
