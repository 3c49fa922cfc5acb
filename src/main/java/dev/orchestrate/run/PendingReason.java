package dev.orchestrate.run;

import java.util.Locale;

/** Why a task is pending again. */
public enum PendingReason {
    RESUME,
    UNBLOCKED,
    PHASE_RETRY,
    RERUN,
    CHANGED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
