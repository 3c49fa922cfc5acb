package dev.orchestrate.console.progress;

import dev.orchestrate.run.RunListener;

/**
 * Shows a run while it goes on. Takes events in without waiting for anything; what draws them is a
 * thread of its own.
 */
public interface RunOutput extends RunListener, AutoCloseable {
    /** Shows all that was taken in, and leaves the terminal as it was found. Idempotent. */
    @Override
    void close();

    /** Leaves the terminal to somebody else, such as a prompt, until {@link #proceed}. */
    default void pause() {}

    default void proceed() {}
}
