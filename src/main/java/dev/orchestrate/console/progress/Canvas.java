package dev.orchestrate.console.progress;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Text;
import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * A picture at the bottom of a terminal, and lines that scroll above it. The cursor always rests
 * below the picture and is never hidden: even {@code kill -9} leaves a terminal that can be used.
 * Confined to whoever holds the lock of its owner.
 */
final class Canvas {
    private static final Size USUAL = new Size(80, 24);

    private final Terminal terminal;
    private final PrintWriter writer;
    private final Ink ink;
    private List<Text> drawn = List.of();
    private Size size;

    Canvas(Terminal terminal, Ink ink) {
        this.terminal = terminal;
        this.writer = terminal.writer();
        this.ink = ink;
        this.size = measured(terminal);
    }

    /** Whether its cursor can be moved as drawing needs it. */
    static boolean canDrawOn(Terminal terminal) {
        return !terminal.getType().startsWith(Terminal.TYPE_DUMB)
                && terminal.getStringCapability(Capability.cursor_up) != null
                && terminal.getStringCapability(Capability.clr_eos) != null
                && terminal.getStringCapability(Capability.clr_eol) != null;
    }

    Size size() {
        return size;
    }

    /** The terminal may have another size than when it was last looked at. */
    void resized() {
        size = measured(terminal);
    }

    /** Replaces the picture; the lines are cut by nobody and may take several rows. */
    void draw(List<String> above, List<Text> picture) {
        toTop();
        for (String line : above) {
            writer.write(line);
            terminal.puts(Capability.clr_eol);
            writer.write("\n");
        }
        for (Text line : picture) {
            writer.write(line.shown(ink));
            terminal.puts(Capability.clr_eol);
            writer.write("\n");
        }
        terminal.puts(Capability.clr_eos);
        writer.flush();
        drawn = List.copyOf(picture);
    }

    /** Takes the picture away. */
    void clear() {
        draw(List.of(), List.of());
    }

    /** A terminal that became narrower may have broken the lines of the picture. */
    private void toTop() {
        int rows = 0;
        for (Text line : drawn) {
            rows += Math.max(1, (line.width() + size.getColumns() - 1) / size.getColumns());
        }
        for (int i = 0; i < Math.min(rows, size.getRows() - 1); i++) {
            terminal.puts(Capability.cursor_up);
        }
        writer.write("\r");
    }

    private static Size measured(Terminal terminal) {
        Size size = terminal.getSize();
        return size.getColumns() <= 0 || size.getRows() <= 0 ? USUAL : size;
    }
}
