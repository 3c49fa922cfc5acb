package dev.orchestrate.run;

import java.util.Locale;

/** Why a task was skipped. */
public enum SkipReason {
    WHEN,
    PERSON,
    PASSED_ON,
    RUN_IF,
    UP_TO_DATE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
