package dev.orchestrate.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One of the program's two streams, in UTF-8. Once its reader is gone, as in {@code status | head},
 * whatever more is written vanishes without a word; any other {@link #trouble} is kept. Safe for
 * any thread; a line is never torn.
 */
public final class Channel {
    private static final String READER_GONE = "Broken pipe";

    private final OutputStream bytes;
    private final Ink ink;
    private final boolean terminal;
    private final IntSupplier width;
    private volatile UnaryOperator<String> hiding = UnaryOperator.identity();
    private volatile boolean closed;
    private volatile @Nullable String trouble;

    /** A stream that is no terminal. */
    public Channel(OutputStream stream, Ink ink) {
        this(stream, ink, false, () -> Integer.MAX_VALUE);
    }

    /**
     * A stream.
     *
     * @param width in columns; asked for only when it matters
     */
    public Channel(OutputStream stream, Ink ink, boolean terminal, IntSupplier width) {
        this.width = width;
        this.bytes = new Quiet(new BufferedOutputStream(stream, 1 << 13));
        this.ink = ink;
        this.terminal = terminal;
    }

    public Ink ink() {
        return ink;
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** How long a line may be. */
    int columns() {
        return terminal ? width.getAsInt() : Integer.MAX_VALUE;
    }

    /** Whether nobody reads any more, as far as writing has shown. */
    public boolean isClosed() {
        return closed;
    }

    /** Why not all that was written has arrived, unless its reader did not want it; or null. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Whatever is printed from now on goes through this first: it hides what is secret. */
    public void hide(UnaryOperator<String> hiding) {
        this.hiding = hiding;
    }

    /** Text as this stream may show it; for who draws without printing. */
    public String hidden(String text) {
        return hiding.apply(text);
    }

    /** Writes text whose lines end by themselves, and lets it go. */
    public synchronized void print(CharSequence text) {
        byte[] encoded = hiding.apply(text.toString()).getBytes(StandardCharsets.UTF_8);
        try {
            bytes.write(encoded, 0, encoded.length);
            bytes.flush();
        } catch (IOException e) {
            throw new IllegalStateException("a quiet stream does not fail", e);
        }
    }

    public void line(CharSequence text) {
        print(text + "\n");
    }

    /** For who writes bytes: buffered, and never failing; closing it is flushing it. */
    public OutputStream bytes() {
        return bytes;
    }

    private final class Quiet extends OutputStream {
        private final OutputStream to;

        Quiet(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int from, int length) {
            if (!closed) {
                try {
                    to.write(b, from, length);
                } catch (IOException e) {
                    lost(e);
                }
            }
        }

        @Override
        public void flush() {
            if (!closed) {
                try {
                    to.flush();
                } catch (IOException e) {
                    lost(e);
                }
            }
        }

        @Override
        public void close() {
            flush();
        }

        private void lost(IOException e) {
            closed = true;
            if (!READER_GONE.equals(e.getMessage())) {
                trouble = String.valueOf(e.getMessage());
            }
        }
    }
}
