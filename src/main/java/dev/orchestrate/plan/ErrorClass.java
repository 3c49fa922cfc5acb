package dev.orchestrate.plan;

/**
 * What kind of failure an attempt's end is; decides with {@link Retry} whether it is tried again.
 */
public enum ErrorClass {
    /** May pass when tried again unchanged. */
    TRANSIENT,
    /** The code, or the task, must change. */
    PERMANENT,
    /** A limit or a stall. */
    TIMEOUT,
    /** Could not be started, or its output is missing or malformed. */
    CONFIG;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** As in plans, journal and formats. */
    public String word() {
        return word;
    }
}
