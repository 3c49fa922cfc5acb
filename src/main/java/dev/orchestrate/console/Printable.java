package dev.orchestrate.console;

/**
 * Text of a stranger, such as a task's name or output, made harmless for a terminal: what would
 * move the cursor, change colors, end the line or turn the direction of reading is spelled out, and
 * what is no character at all.
 */
public final class Printable {
    private Printable() {}

    /** The text itself where there is nothing to spell out. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHarmful(text, i)) {
                return spelled(text, i);
            }
        }
        return text;
    }

    private static String spelled(String text, int from) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmful(text, i)) {
                spell(c, safe);
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static void spell(char c, StringBuilder to) {
        switch (c) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            case '\u001b' -> to.append("\\e");
            default -> {
                to.append(c < 0x100 ? "\\x" : "\\u");
                for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4) {
                    to.append(Character.forDigit((c >> shift) & 15, 16));
                }
            }
        }
    }

    private static boolean isHarmful(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x7f) {
            return c < ' ';
        }
        return c < 0xa0 || isUnpaired(text, i) || turnsOrBreaks(c);
    }

    private static boolean turnsOrBreaks(char c) {
        return c == '\u061c'
                || c == '\ufeff'
                || c >= '\ufffe'
                || (c >= '\u200e' && c <= '\u200f')
                || (c >= '\u2028' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean isUnpaired(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
