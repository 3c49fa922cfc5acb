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

    /** Whether it is passed on to those that ask for it with {@code if_skipped}. */
    public boolean passesOn() {
        return this == WHEN || this == PERSON || this == PASSED_ON;
    }

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
