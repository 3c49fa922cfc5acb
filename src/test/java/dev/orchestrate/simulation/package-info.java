/**
 * Deterministic simulation: the engine as it is, in a made-up world that a seed decides, with every
 * rule of the state on disk checked after every event.
 */
@NullMarked
package dev.orchestrate.simulation;

import org.jspecify.annotations.NullMarked;
