package dev.orchestrate.console;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** What the system knows of the terminals that the process stands at. */
final class Terminals {
    private static final int USUAL_WIDTH = 80;

    private Terminals() {}

    /** Whether that file descriptor of the process is a terminal. */
    static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException _) {
            // no /proc, as on macOS: the C library knows
            return !Files.isDirectory(Path.of("/proc/self")) && isatty(descriptor);
        }
    }

    /** In columns; loads the terminal library. */
    static int width(int descriptor) {
        try (Terminal terminal = open(descriptor)) {
            Size size = terminal.getSize();
            return size.getColumns() > 0 ? size.getColumns() : USUAL_WIDTH;
        } catch (IOException _) {
            // whatever it is, it has shown lines before: assume what every terminal has
            return USUAL_WIDTH;
        }
    }

    /** For drawing on; signals stay with whoever handles them in this process. */
    static Terminal open(int descriptor) throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .systemOutput(
                        descriptor == 2
                                ? TerminalBuilder.SystemOutput.SysErr
                                : TerminalBuilder.SystemOutput.SysOut)
                .nativeSignals(false)
                .dumb(true)
                .build();
    }

    @SuppressWarnings("restricted") // a question to the C library, which every process has
    private static boolean isatty(int descriptor) {
        Linker linker = Linker.nativeLinker();
        MethodHandle isatty =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("isatty"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            return (int) isatty.invokeExact(descriptor) != 0;
        } catch (Throwable e) {
            throw new IllegalStateException("isatty of " + descriptor, e);
        }
    }
}
