package dev.orchestrate.task.filegen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is done where the target is there already. */
enum OnExists {
    /** The key is left out: what was written by a template and not changed since is replaced. */
    OURS,
    KEEP,
    OVERWRITE,
    MERGE,
    FAIL;

    /** Null for an unknown word. */
    static @Nullable OnExists of(String word) {
        return Arrays.stream(values())
                .filter(one -> one != OURS && one.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Those that can be written in a plan. */
    static List<String> words() {
        return Arrays.stream(values()).filter(one -> one != OURS).map(OnExists::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
