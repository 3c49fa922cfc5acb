/**
 * What coverage and test reports say, read from their files: counts that can be added up over
 * several files, and the figures that follow from them. Imports nothing of ours.
 */
@NullMarked
@CheckReturnValue
package dev.orchestrate.gate.metric;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
