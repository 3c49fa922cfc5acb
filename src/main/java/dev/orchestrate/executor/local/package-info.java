/**
 * Runs attempts as processes of this machine: through the native launcher, which outlives the
 * orchestrator, or, where there is none, through Java's own process builder. Nothing else in the
 * program makes processes.
 */
@NullMarked
package dev.orchestrate.executor.local;

import org.jspecify.annotations.NullMarked;
