/**
 * The plan language: text becomes an immutable {@link dev.orchestrate.plan.Plan}, or every
 * diagnostic of the file at once. Knows nothing of runs.
 *
 * <p>What every plan goes through asks for types with {@code instanceof}: a {@code switch} over
 * them is linked by code that the JVM makes when it first comes there, and no start-up cache keeps
 * that; the first costs a start 20 ms, and each further one 2 ms.
 */
@NullMarked
package dev.orchestrate.plan;

import org.jspecify.annotations.NullMarked;
