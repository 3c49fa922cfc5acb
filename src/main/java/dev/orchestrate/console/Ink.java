package dev.orchestrate.console;

/**
 * How text may look where it goes.
 *
 * @param color whether tones are shown
 * @param unicode whether symbols beyond ASCII are shown
 */
public record Ink(boolean color, boolean unicode) {
    /** Fits everywhere. */
    public static final Ink ASCII = new Ink(false, false);

    public static final Ink UNICODE = new Ink(false, true);

    private static final char ESCAPE = '\u001b';

    public String paint(Tone tone, String text) {
        return !color || tone == Tone.PLAIN || text.isEmpty()
                ? text
                : ESCAPE + "[" + tone.parameters() + "m" + text + ESCAPE + "[0m";
    }

    public String faint(String text) {
        return paint(Tone.FAINT, text);
    }

    public String strong(String text) {
        return paint(Tone.STRONG, text);
    }

    public String paint(Mark mark) {
        return paint(mark.tone(), mark.symbol(unicode));
    }

    /** Stands for what was cut off. */
    public String ellipsis() {
        return unicode ? "\u2026" : "...";
    }
}
