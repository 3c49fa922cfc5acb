package dev.orchestrate.console;

import java.util.ArrayList;
import java.util.List;

/** One line with tones, which knows its width. What is added is made harmless. Not thread-safe. */
public final class Text {
    private record Piece(Tone tone, String text) {}

    private final List<Piece> pieces = new ArrayList<>();
    private int width;

    public Text add(String text) {
        return add(Tone.PLAIN, text);
    }

    public Text add(Tone tone, String text) {
        String safe = Printable.of(text);
        if (!safe.isEmpty()) {
            pieces.add(new Piece(tone, safe));
            width += Cells.width(safe);
        }
        return this;
    }

    public Text add(Mark mark, Ink ink) {
        return add(mark.tone(), mark.symbol(ink.unicode()));
    }

    public Text add(Text other) {
        pieces.addAll(other.pieces);
        width += other.width;
        return this;
    }

    /** Spaces up to that column, at least one of them unless the line is empty. */
    public Text tab(int column) {
        return add(" ".repeat(Math.max(pieces.isEmpty() ? 0 : 1, column - width)));
    }

    public int width() {
        return width;
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Cut to that many columns, with a mark where something is missing. */
    public Text cut(int columns, Ink ink) {
        if (width <= columns) {
            return this;
        }
        Text cut = new Text();
        int left = Math.max(0, columns - ink.ellipsis().length());
        for (Piece piece : pieces) {
            String fits = Cells.begin(piece.text, left - cut.width);
            cut.add(piece.tone, fits);
            if (fits.length() < piece.text.length()) {
                return cut.add(Tone.FAINT, Cells.begin(ink.ellipsis(), columns - cut.width));
            }
        }
        return cut;
    }

    public String shown(Ink ink) {
        StringBuilder line = new StringBuilder();
        show(ink, line);
        return line.toString();
    }

    void show(Ink ink, StringBuilder to) {
        for (Piece piece : pieces) {
            to.append(ink.paint(piece.tone, piece.text));
        }
    }
}
