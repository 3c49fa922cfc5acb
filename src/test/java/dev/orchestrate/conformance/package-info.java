/**
 * What the contracts promise, shown by the packaged program alone: fixtures for each section,
 * kills, and hostile plans. Knows nothing of the program's own classes.
 */
@NullMarked
package dev.orchestrate.conformance;

import org.jspecify.annotations.NullMarked;
