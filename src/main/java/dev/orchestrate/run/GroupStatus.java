package dev.orchestrate.run;

import java.util.Locale;

/** Where a group stands. */
public enum GroupStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    BLOCKED,
    SKIPPED,
    CANCELED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
