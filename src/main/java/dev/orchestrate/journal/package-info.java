/**
 * A run on disk: its journal, checkpoint, locks, inbox and folder, and what is left of them after a
 * crash. Knows how events are written down, never what they mean.
 */
@NullMarked
package dev.orchestrate.journal;

import org.jspecify.annotations.NullMarked;
