package dev.orchestrate.run;

import java.util.Locale;

/** What a limit or a condition belongs to. */
public enum ScopeKind {
    RUN,
    PHASE,
    GROUP,
    TASK;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
