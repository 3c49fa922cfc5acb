package dev.orchestrate.plan.spelling;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known word that an unknown one was probably meant to be. */
public final class Suggestion {
    private static final int MAX_LENGTH = 100;

    private Suggestion() {}

    /** {@code did you mean `x`?} with the closest candidate; null where none is near. */
    public static @Nullable String hint(String word, Collection<String> candidates) {
        String closest = closest(word, candidates);
        return closest == null ? null : "did you mean `" + closest + "`?";
    }

    /** The candidate with the fewest edits, case ignored, the first of equals; null if too many. */
    public static @Nullable String closest(String word, Collection<String> candidates) {
        if (word.isBlank() || word.length() > MAX_LENGTH) {
            return null;
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, word.length() / 3);
        String best = null;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) > allowed) {
                continue;
            }
            int edits = distance(wanted, candidate.toLowerCase(Locale.ROOT), allowed);
            if (edits <= allowed && !(wanted.length() == 1 && edits == 1)) {
                best = candidate;
                allowed = edits - 1;
            }
        }
        return best;
    }

    /**
     * How many letters must be put in, left out, replaced or swapped with their neighbour to get
     * from one word to the other; more than {@code limit} if it takes more than that.
     */
    public static int distance(String from, String to, int limit) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= to.length(); j++) {
                row[j] = step(from, to, i, j, beforeLast, last, row);
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return least;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[to.length()];
    }

    private static int step(
            String from, String to, int i, int j, int[] beforeLast, int[] last, int[] row) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int edits = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(edits, beforeLast[j - 2] + 1) : edits;
    }
}
