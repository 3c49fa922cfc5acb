package dev.orchestrate.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A channel whose text a test can read. */
public final class Captured {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Channel channel;

    private Captured(Ink ink, boolean terminal, int columns) {
        channel = new Channel(bytes, ink, terminal, () -> columns);
    }

    public static Captured pipe() {
        return new Captured(Ink.ASCII, false, 0);
    }

    /** A terminal. */
    public static Captured of(Ink ink, int columns) {
        return new Captured(ink, true, columns);
    }

    public Channel channel() {
        return channel;
    }

    public synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
