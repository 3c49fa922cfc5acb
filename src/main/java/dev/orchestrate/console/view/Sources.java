package dev.orchestrate.console.view;

import org.jspecify.annotations.Nullable;

/** What a report needs to know beside the run itself; given in by who knows the disk. */
public record Sources(Advice advice, LogPath logs, LogPresence present, LogTail tails) {

    /** Where the log of an attempt is; null where there is none. Looks at the disk. */
    public @Nullable String log(String task, int attempt) {
        return present.of(task, attempt) ? logs.of(task, attempt) : null;
    }
}
