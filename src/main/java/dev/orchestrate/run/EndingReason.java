package dev.orchestrate.run;

import java.util.Locale;

/** Why the orchestrator itself ends an attempt. */
public enum EndingReason {
    INTERRUPT,
    CANCEL,
    LIMIT,
    REMOVED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
