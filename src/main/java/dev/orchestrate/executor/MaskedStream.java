package dev.orchestrate.executor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes bytes on with what is secret in them hidden. Holds back one byte less than the longest
 * secret, since one may go on in the next write. Confined to one thread.
 */
final class MaskedStream extends OutputStream {
    private static final byte[] MASK = "***".getBytes(US_ASCII);
    private static final int CHUNK = 8192;

    private final Masks masks;
    private final OutputStream out;

    /** INVARIANT: between writes the first {@code held} bytes are undecided, fewer than longest. */
    private final byte[] buffer;

    private final byte[] passed;
    private int held;

    /** How many of the undecided bytes belong to a match that began before them. */
    private int covered;

    MaskedStream(Masks masks, OutputStream out) {
        this.masks = masks;
        this.out = out;
        this.buffer = new byte[CHUNK + masks.longest()];
        this.passed = new byte[buffer.length + MASK.length];
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int n = Math.min(CHUNK, length - done);
            System.arraycopy(bytes, offset + done, buffer, held, n);
            held += n;
            done += n;
            pass(held - masks.longest() + 1);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            pass(held);
        }
    }

    private void pass(int decided) throws IOException {
        int at = 0;
        int end = 0;
        while (at < decided) {
            int match = masks.match(buffer, at, held);
            if (match > 0) {
                covered = Math.max(covered, at + match);
            }
            if (at >= covered) {
                passed[end++] = buffer[at++];
            } else if (++at == covered) {
                System.arraycopy(MASK, 0, passed, end, MASK.length);
                end += MASK.length;
            }
        }
        out.write(passed, 0, end);
        covered = Math.max(0, covered - at);
        held -= at;
        System.arraycopy(buffer, at, buffer, 0, held);
    }
}
