/**
 * Shows a run while it goes on, event by event: as lines, as the journal's JSON, for GitHub, or
 * drawn on a terminal. Each draws on a thread of its own, so that a slow reader never holds the run
 * up.
 */
@NullMarked
package dev.orchestrate.console.progress;

import org.jspecify.annotations.NullMarked;
