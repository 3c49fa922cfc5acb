package dev.orchestrate.run;

import java.util.Locale;

/** Where a task stands, and what that means to those that depend on it. */
public enum TaskStatus {
    /** Not begun, and nothing stands against it for good. */
    PENDING(false, false),
    /** An attempt runs. */
    RUNNING(false, false),
    /** For a person, or for the time of its next attempt. */
    WAITING(false, false),
    SUCCEEDED(true, false),
    FAILED(true, true),
    /** It may have run; nobody may run it again unasked. */
    QUARANTINED(true, true),
    /** A dependency can not be met any more. */
    BLOCKED(true, true),
    SKIPPED(true, false),
    CANCELED(true, true);

    private final boolean ended;
    private final boolean unmet;
    private final String word = name().toLowerCase(Locale.ROOT);

    TaskStatus(boolean ended, boolean unmet) {
        this.ended = ended;
        this.unmet = unmet;
    }

    /** Whether nothing follows by itself. */
    public boolean ended() {
        return ended;
    }

    /** Whether a dependency on a critical task in this state can not be met. */
    public boolean unmet() {
        return unmet;
    }

    public String word() {
        return word;
    }
}
