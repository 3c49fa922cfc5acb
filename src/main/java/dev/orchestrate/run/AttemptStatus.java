package dev.orchestrate.run;

import java.util.Locale;

/** How an attempt stands or ended. */
public enum AttemptStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMEOUT,
    CANCELED,
    INTERRUPTED,
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
