package dev.orchestrate.console.progress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A terminal whose screen a test can read. */
final class VirtualTerminal {
    private final ScreenTerminal screen;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LineDisciplineTerminal terminal;
    private int columns;

    VirtualTerminal(int columns, int rows) {
        try {
            this.columns = columns;
            screen = new ScreenTerminal(columns, rows);
            terminal = new LineDisciplineTerminal("test", "xterm", bytes, StandardCharsets.UTF_8);
            terminal.setSize(new Size(columns, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Terminal terminal() {
        return terminal;
    }

    void resize(int toColumns, int rows) {
        drain();
        columns = toColumns;
        screen.setSize(toColumns, rows);
        terminal.setSize(new Size(toColumns, rows));
    }

    /** What stands on the screen, without the space at the ends of lines and below. */
    synchronized String grid() {
        drain();
        StringBuilder grid = new StringBuilder();
        for (String line : screen.toString().split("\n", -1)) {
            grid.append(line.stripTrailing()).append('\n');
        }
        return grid.toString().stripTrailing() + "\n";
    }

    int columns() {
        return columns;
    }

    private void drain() {
        terminal.flush();
        screen.write(bytes.toString(StandardCharsets.UTF_8));
        bytes.reset();
    }
}
