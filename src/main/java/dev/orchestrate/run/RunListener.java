package dev.orchestrate.run;

/**
 * Who is shown a run while it goes on. Called by the thread that owns the run: returns at once, and
 * throws nothing.
 */
public interface RunListener {
    /** An event has happened; {@code after} is the state with it. */
    void happened(Entry entry, RunState after);
}
