package dev.orchestrate.run;

import java.util.Locale;

/** What a limit or a condition belongs to. */
public enum ScopeKind {
    RUN,
    PHASE,
    GROUP,
    TASK;

    private final String word = name().toLowerCase(Locale.ROOT);

    /**
     * Why something ended, in words.
     *
     * @param id of the phase or group; a run needs none
     */
    public String limitWasUp(String id) {
        String which = this == RUN ? "the run" : word + " `" + id + "`";
        return "the time limit of " + which + " was up";
    }

    /** As in journal and formats. */
    public String word() {
        return word;
    }
}
