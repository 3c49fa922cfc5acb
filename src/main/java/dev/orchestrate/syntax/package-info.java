/**
 * Source files of other languages as trees, with the places of what stands in them. Imports nothing
 * of ours; the parsers are loaded with the first tree, and no sooner.
 */
@NullMarked
@CheckReturnValue
package dev.orchestrate.syntax;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
