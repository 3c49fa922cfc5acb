package dev.orchestrate.run;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a person shows for a decision.
 *
 * @param what a link, or a file's path: relative to the workspace where it lies inside
 * @param sha256 of the file's content when it was shown, in hex; null for a link
 */
public record Evidence(String what, @Nullable String sha256) {
    /** As much of a digest as people compare. */
    private static final int SHOWN = 12;

    /** In words, after a colon or a comma of its own; empty for none. */
    public static String inWords(List<Evidence> evidence) {
        StringBuilder words = new StringBuilder();
        for (Evidence each : evidence) {
            words.append(words.isEmpty() ? "; evidence: " : ", ").append(each.what);
            if (each.sha256 != null) {
                words.append(" (sha256 ")
                        .append(each.sha256, 0, Math.min(SHOWN, each.sha256.length()))
                        .append(')');
            }
        }
        return words.toString();
    }

    Evidence filtered(UnaryOperator<String> filter) {
        return new Evidence(filter.apply(what), sha256);
    }
}
