/** What a mistyped word was probably meant to be. Imports nothing. */
@NullMarked
package dev.orchestrate.plan.spelling;

import org.jspecify.annotations.NullMarked;
