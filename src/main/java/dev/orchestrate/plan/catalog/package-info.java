/**
 * What users add to the program by jars on the class path, looked for only when it is asked for.
 * Knows nothing of what is added.
 */
@NullMarked
package dev.orchestrate.plan.catalog;

import org.jspecify.annotations.NullMarked;
