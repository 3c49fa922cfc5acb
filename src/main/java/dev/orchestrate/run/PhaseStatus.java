package dev.orchestrate.run;

import java.util.Locale;

/** Where a phase stands. */
public enum PhaseStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    APPROVED,
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
