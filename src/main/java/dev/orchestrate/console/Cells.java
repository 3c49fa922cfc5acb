package dev.orchestrate.console;

import org.jline.utils.WCWidth;

/** How many columns of a terminal text takes: wide characters two, combining marks none. */
public final class Cells {
    /** Below it every character takes one column, so the tables need not be loaded. */
    private static final int FIRST_UNUSUAL = 0x300;

    private static final String OURS = "\u2192\u2022\u2026\u21b7\u2298\u25b6\u25d4\u2713\u2717";

    private Cells() {}

    public static int width(CharSequence text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    /** The longest beginning, whole characters with their marks, that takes at most so much. */
    static String begin(String text, int columns) {
        int width = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            width += width(c);
            if (width > columns) {
                return text.substring(0, i);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    private static int width(int c) {
        return c < FIRST_UNUSUAL || isOurs(c) ? 1 : Math.max(0, WCWidth.wcwidth(c));
    }

    /** What we draw with ourselves, of one column each: neither needs the tables loaded. */
    private static boolean isOurs(int c) {
        return (c >= 0x2500 && c <= 0x25a0) || OURS.indexOf(c) >= 0;
    }
}
