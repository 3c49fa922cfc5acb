package dev.orchestrate.run;

import java.util.Locale;

/** How the gate of a phase was decided. */
public enum GateDecision {
    AUTO,
    APPROVED,
    REJECTED,
    NONE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
