package dev.orchestrate.task.filegen;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a comment of one line is written in a kind of file. */
enum CommentStyle {
    HASH("#", "# ", ""),
    SLASHES("//", "// ", ""),
    DASHES("--", "-- ", ""),
    MARKUP("<!-- -->", "<!-- ", " -->"),
    /** The format has none: its files carry no header. */
    NONE("none", "", "");

    private final String word;
    private final String opening;
    private final String closing;

    CommentStyle(String word, String opening, String closing) {
        this.word = word;
        this.opening = opening;
        this.closing = closing;
    }

    /** Null for an unknown word. */
    static @Nullable CommentStyle of(String word) {
        return Arrays.stream(values())
                .filter(style -> style.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(style -> style.word).toList();
    }

    String comment(String text) {
        return opening + text + closing;
    }
}
