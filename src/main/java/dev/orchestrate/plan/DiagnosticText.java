package dev.orchestrate.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a diagnostic for people: the message with its place, the line with a caret under what is
 * meant, and the way out. What the plan holds can not move the cursor or colour the terminal. Pure.
 */
public final class DiagnosticText {
    private static final int WIDEST = 100;
    private static final int BEFORE_CARET = 60;
    private static final String INDENT = "    ";
    private static final String CUT = "...";

    private DiagnosticText() {}

    /** All lines, without an end of line behind the last. */
    public static String of(Diagnostic diagnostic) {
        return String.join("\n", lines(diagnostic));
    }

    /** The message; then, if there is a place, its line and the caret's; then the hint, if any. */
    public static List<String> lines(Diagnostic diagnostic) {
        List<String> lines = new ArrayList<>(4);
        lines.add(message(diagnostic));
        if (diagnostic.line() != null) {
            addExcerpt(diagnostic.line(), diagnostic.at(), lines);
        }
        if (diagnostic.hint() != null) {
            lines.add("  " + shown(diagnostic.hint()));
        }
        return lines;
    }

    /** The first line: {@code FILE:LINE:COLUMN: error: message}. */
    public static String message(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder(shown(diagnostic.file()));
        if (diagnostic.at().line() > 0) {
            out.append(':').append(diagnostic.at().line());
            out.append(':').append(diagnostic.at().column());
        }
        String severity =
                switch (diagnostic.severity()) {
                    case ERROR -> ": error: ";
                    case WARNING -> ": warning: ";
                };
        return out.append(severity).append(shown(diagnostic.message())).toString();
    }

    private static void addExcerpt(String line, Span at, List<String> lines) {
        List<Cell> cells = cells(line, at.column() + WIDEST);
        int caret = Math.min(at.column() - 1, cells.size());
        int from = start(cells, caret);
        StringBuilder text = new StringBuilder(INDENT);
        StringBuilder marks = new StringBuilder(INDENT);
        int width = 0;
        if (from > 0) {
            text.append(CUT);
            marks.repeat(' ', CUT.length());
        }
        int i = from;
        for (; i < cells.size() && width + cells.get(i).width <= WIDEST; i++) {
            Cell cell = cells.get(i);
            text.append(cell.text);
            boolean marked = i >= caret && i < caret + at.length();
            if (i <= caret || marked) {
                marks.repeat(marked ? '^' : ' ', cell.width);
            }
            width += cell.width;
        }
        if (i < cells.size()) {
            text.append(CUT);
        }
        lines.add(text.toString().stripTrailing());
        lines.add(caret >= i ? marks.append('^').toString() : marks.toString().stripTrailing());
    }

    /** Where to begin so that the caret is seen. */
    private static int start(List<Cell> cells, int caret) {
        int from = Math.min(caret, cells.size());
        int width = 0;
        while (from > 0 && width + cells.get(from - 1).width <= BEFORE_CARET) {
            width += cells.get(--from).width;
        }
        return from;
    }

    /** What one character looks like, and how many columns it takes. */
    private record Cell(String text, int width) {}

    private static List<Cell> cells(String line, int most) {
        List<Cell> cells = new ArrayList<>();
        int at = 0;
        while (at < line.length() && cells.size() < most) {
            int codePoint = line.codePointAt(at);
            String text = shown(codePoint);
            cells.add(new Cell(text, text.length() > 2 ? text.length() : width(codePoint)));
            at += Character.charCount(codePoint);
        }
        return cells;
    }

    /** A text with what must not reach a terminal escaped. */
    static String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> out.append(shown(codePoint)));
        return out.toString();
    }

    private static String shown(int codePoint) {
        if (codePoint == '\t') {
            return " ";
        }
        if (codePoint < 0x20 || (codePoint >= 0x7F && codePoint < 0xA0)) {
            String hex = Integer.toHexString(codePoint);
            return hex.length() == 1 ? "\\x0" + hex : "\\x" + hex;
        }
        boolean turns =
                (codePoint >= 0x202A && codePoint <= 0x202E)
                        || (codePoint >= 0x2066 && codePoint <= 0x2069)
                        || codePoint == 0x200E
                        || codePoint == 0x200F
                        || codePoint == 0x2028
                        || codePoint == 0x2029;
        return turns ? "\\u" + Integer.toHexString(codePoint) : Character.toString(codePoint);
    }

    /** Columns on a terminal: 0 for marks that join the letter before, 2 for wide letters. */
    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF && codePoint != 0x303F)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                || (codePoint >= 0x1F300 && codePoint <= 0x1F64F)
                || (codePoint >= 0x1F680 && codePoint <= 0x1F6FF)
                || (codePoint >= 0x1F900 && codePoint <= 0x1F9FF)
                || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
    }
}
