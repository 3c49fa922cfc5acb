package dev.orchestrate.console;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the C library knows of the terminals that the process stands at. Only asks: a terminal whose
 * modes are never changed need not be restored, neither after {@code kill -9} nor from a process in
 * the background, which would be stopped for trying.
 */
final class Terminals {
    private static final int USUAL_WIDTH = 80;

    /** Of Linux, on all processors that we run on. */
    private static final long TIOCGWINSZ = 0x5413;

    private static final long TIOCGWINSZ_MACOS = 0x40087468;

    private Terminals() {}

    /** In characters. */
    record Extent(int columns, int rows) {}

    /** Whether that file descriptor of the process is a terminal. */
    static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException _) {
            // there is no /proc, as on macOS, or no such descriptor
            return !Files.isDirectory(Path.of("/proc/self")) && isatty(descriptor);
        }
    }

    /** In columns. */
    static int width(int descriptor) {
        Extent extent = extent(descriptor);
        return extent == null ? USUAL_WIDTH : extent.columns();
    }

    /** Null where it can not be told. */
    @SuppressWarnings("restricted") // a question to the C library, which every process has
    static @Nullable Extent extent(int descriptor) {
        boolean macos = System.getProperty("os.name", "").startsWith("Mac");
        Linker linker = Linker.nativeLinker();
        MethodHandle ioctl =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("ioctl"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.ADDRESS),
                        Linker.Option.firstVariadicArg(2));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment winsize = arena.allocate(8, 2);
            long request = macos ? TIOCGWINSZ_MACOS : TIOCGWINSZ;
            int result = (int) ioctl.invokeExact(descriptor, request, winsize);
            int rows = Short.toUnsignedInt(winsize.get(ValueLayout.JAVA_SHORT, 0));
            int columns = Short.toUnsignedInt(winsize.get(ValueLayout.JAVA_SHORT, 2));
            return result == 0 && rows > 0 && columns > 0 ? new Extent(columns, rows) : null;
        } catch (Throwable e) {
            throw new IllegalStateException("the size of terminal " + descriptor, e);
        }
    }

    @SuppressWarnings("restricted") // as above
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
