package dev.orchestrate.engine;

/** What becomes of tasks that have succeeded and whose definition is another now. */
public enum ChangedTasks {
    /** Nothing: the invocation does not begin. */
    REFUSE,
    /** Their results stay. */
    KEEP,
    /** They, and all downstream, run again. */
    RERUN
}
