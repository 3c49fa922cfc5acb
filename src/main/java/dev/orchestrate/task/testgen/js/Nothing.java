package dev.orchestrate.task.testgen.js;

/** Values without content. */
public enum Nothing {
    UNDEFINED,
    NULL,
    /** There is a value, and the source does not tell which. */
    UNKNOWN
}
