/**
 * The plan language: text becomes an immutable {@link dev.orchestrate.plan.Plan}, or every
 * diagnostic of the file at once. Knows nothing of runs.
 */
@NullMarked
package dev.orchestrate.plan;

import org.jspecify.annotations.NullMarked;
