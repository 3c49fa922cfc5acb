package dev.orchestrate.run;

import java.util.Locale;

/** Why a phase is open again. */
public enum ReopenReason {
    RETRY,
    RESUME,
    DECISION,
    CHANGED,
    UNBLOCKED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
