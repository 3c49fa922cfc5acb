package dev.orchestrate.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines in the making. Those of a left part and what follows it in a column of its own are rows,
 * cut where the terminal ends; the others are sentences and commands, and stay whole. Not
 * thread-safe.
 */
public final class Page {
    /** A left part that is longer pushes the rest of its own line only. */
    private static final int WIDEST_LEFT = 52;

    /** What any terminal shows; nobody is asked for the width of one before a line is longer. */
    private static final int ALWAYS_FITS = 80;

    private record Line(Text left, Text right) {
        boolean isRow() {
            return !right.isEmpty();
        }

        Text joined(int column) {
            return isRow() ? new Text().add(left).tab(column).add(right) : left;
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final Ink ink;

    public Page(Ink ink) {
        this.ink = ink;
    }

    public Ink ink() {
        return ink;
    }

    public Page line(Text text) {
        return line(text, new Text());
    }

    public Page line(String text) {
        return line(new Text().add(text));
    }

    public Page line() {
        return line(new Text());
    }

    public Page line(Text left, Text right) {
        lines.add(new Line(left, right));
        return this;
    }

    /** Writes all, and lets it go. */
    public void print(Channel to) {
        int column = column();
        int longest = 0;
        for (Line line : lines) {
            longest = Math.max(longest, line.isRow() ? line.joined(column).width() : 0);
        }
        int columns = longest <= ALWAYS_FITS ? longest : to.columns();
        to.print(shown(columns));
    }

    /** All of it, nothing cut. */
    @Override
    public String toString() {
        return shown(Integer.MAX_VALUE);
    }

    /** Line by line, since a large page takes much more memory than its text. */
    private String shown(int columns) {
        int column = column();
        StringBuilder all = new StringBuilder();
        for (Line line : lines) {
            Text whole = line.joined(column);
            (line.isRow() ? whole.cut(columns, ink) : whole).show(ink, all);
            all.append('\n');
        }
        return all.toString();
    }

    /** Where the right parts begin. */
    private int column() {
        int widest = 0;
        for (Line line : lines) {
            int width = line.left.width();
            if (line.isRow() && width <= WIDEST_LEFT) {
                widest = Math.max(widest, width);
            }
        }
        return widest + 2;
    }
}
