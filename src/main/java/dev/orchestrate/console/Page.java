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

    private record Line(Text left, Text right) {}

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
        List<Text> whole = joined();
        int longest = 0;
        for (int i = 0; i < whole.size(); i++) {
            longest = Math.max(longest, isRow(i) ? whole.get(i).width() : 0);
        }
        int columns = longest <= ALWAYS_FITS ? longest : to.columns();
        to.print(shown(whole, columns));
    }

    /** All of it, nothing cut. */
    @Override
    public String toString() {
        return shown(joined(), Integer.MAX_VALUE);
    }

    private String shown(List<Text> whole, int columns) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < whole.size(); i++) {
            Text line = isRow(i) ? whole.get(i).cut(columns, ink) : whole.get(i);
            all.append(line.shown(ink)).append('\n');
        }
        return all.toString();
    }

    private boolean isRow(int line) {
        return !lines.get(line).right.isEmpty();
    }

    private List<Text> joined() {
        int column = 0;
        for (Line line : lines) {
            int width = line.left.width();
            if (!line.right.isEmpty() && width <= WIDEST_LEFT) {
                column = Math.max(column, width);
            }
        }
        List<Text> whole = new ArrayList<>(lines.size());
        for (Line line : lines) {
            whole.add(
                    line.right.isEmpty()
                            ? line.left
                            : new Text().add(line.left).tab(column + 2).add(line.right));
        }
        return whole;
    }
}
