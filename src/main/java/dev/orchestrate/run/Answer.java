package dev.orchestrate.run;

import java.util.Locale;

/** What a person decides about a task. */
public enum Answer {
    DONE,
    SKIP,
    FAIL,
    RETRY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
