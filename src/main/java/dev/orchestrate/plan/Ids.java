package dev.orchestrate.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of ids and of the names of variables. */
final class Ids {
    static final int MAX_LENGTH = 100;

    private Ids() {}

    /** What keeps a text from being an id, as the end of a sentence; null if nothing does. */
    static @Nullable String problem(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        if (text.length() > MAX_LENGTH) {
            return "is longer than " + MAX_LENGTH + " characters";
        }
        if (!isLetterOrDigit(text.charAt(0))) {
            return "does not begin with a letter or digit";
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return "holds other characters than letters, digits, `.`, `_` and `-`";
            }
        }
        return null;
    }

    /** As it can stand in a message. */
    static String quoted(String text) {
        return text.isEmpty() ? "it" : "`" + Scalars.shortened(text) + "`";
    }

    /** Whether it can be the name of a variable: {@code [A-Za-z_][A-Za-z0-9_]*}. */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (c != '_' && (!isLetterOrDigit(c) || (digit && i == 0))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The same for two ids that differ in nothing but case. */
    static String folded(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
