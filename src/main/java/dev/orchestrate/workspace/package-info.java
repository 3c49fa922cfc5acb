/**
 * The folder that a run works on: paths that stay inside of it, patterns of paths, and files read
 * with a bound, whatever a task has put in their place. Imports nothing of ours.
 */
@NullMarked
@CheckReturnValue
package dev.orchestrate.workspace;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
