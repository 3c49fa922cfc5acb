package dev.orchestrate.run;

import java.util.Locale;

/** Where a run stands; where several fit, the first in this order. */
public enum RunStatus {
    RUNNING,
    INTERRUPTED,
    FAILED,
    QUARANTINED,
    WAITING,
    PAUSED,
    SUCCEEDED,
    CANCELED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
