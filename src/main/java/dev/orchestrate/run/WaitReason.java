package dev.orchestrate.run;

import java.util.Locale;

/** What a waiting task waits for. */
public enum WaitReason {
    PERSON,
    RETRY,
    TOOL;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
