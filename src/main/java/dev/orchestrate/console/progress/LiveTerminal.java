package dev.orchestrate.console.progress;

import dev.orchestrate.console.Output;
import java.io.IOException;
import java.time.InstantSource;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Opens the terminal behind standard error; apart, so that only drawing loads the library. */
final class LiveTerminal {
    private LiveTerminal() {}

    /** Null where there is nothing that can be drawn on. */
    static @Nullable LiveOutput open(Output output, InstantSource clock) {
        if (!output.isForDrawing()) {
            return null;
        }
        try {
            Terminal terminal = output.terminal();
            if (Canvas.canDrawOn(terminal)) {
                return new LiveOutput(terminal, output.err(), clock);
            }
            terminal.close();
            return null;
        } catch (IOException _) {
            // a terminal that can not be opened is none: lines will do
            return null;
        }
    }
}
