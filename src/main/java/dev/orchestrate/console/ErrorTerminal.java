package dev.orchestrate.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.InfoCmp;

/**
 * The terminal behind standard error, with the capabilities of its type. Reads nothing and leaves
 * its modes alone: JLine's own system terminal sets them when it is closed, by a process that the
 * system stops where ours is in the background.
 */
final class ErrorTerminal extends DumbTerminal {
    private static final Size USUAL = new Size(80, 24);

    /** Throws where nothing is known of the type. */
    static Terminal open(String type) throws IOException {
        return new ErrorTerminal(type);
    }

    private ErrorTerminal(String type) throws IOException {
        super(
                "standard error",
                known(type),
                InputStream.nullInputStream(),
                new FileOutputStream(FileDescriptor.err),
                StandardCharsets.UTF_8);
    }

    /** The library would say on standard error that it does not know the type, and go on. */
    private static String known(String type) throws IOException {
        try {
            String capabilities = InfoCmp.getInfoCmp(type);
            if (capabilities.isEmpty()) {
                throw new IOException("the terminal type " + type + " has no capabilities");
            }
            return type;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the terminal type " + type + " was not looked up", e);
        }
    }

    @Override
    public Size getSize() {
        Terminals.Extent extent = Terminals.extent(2);
        return extent == null ? USUAL : new Size(extent.columns(), extent.rows());
    }
}
