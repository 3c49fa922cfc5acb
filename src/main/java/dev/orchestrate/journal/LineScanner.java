package dev.orchestrate.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Goes through the lines of a file that may be growing. Holds a window of the file and no more; a
 * line too long to be one is passed over and is {@link #overlong}. Confined to one thread.
 */
final class LineScanner {
    private static final int WINDOW = 1 << 16;

    private final Disk.ReadableFile file;
    private final int longest;
    private byte[] window = new byte[WINDOW];
    private long start;
    private long line;
    private int from;
    private int to;
    private int limit;
    private boolean overlong;

    LineScanner(Disk.ReadableFile file, long position) {
        this(file, position, Json.LIMIT);
    }

    LineScanner(Disk.ReadableFile file, long position, int longest) {
        this.file = file;
        this.longest = longest;
        seek(position);
    }

    /** Forgets what was read, and goes on at the beginning of a line. */
    void seek(long position) {
        start = position;
        line = position;
        from = 0;
        to = -1;
        limit = 0;
    }

    /**
     * Steps to the next line that has an end; false if there is none yet. What a later call then
     * finds in the place is read anew, since a file can be cut.
     */
    boolean next() throws IOException {
        from = to + 1;
        line = start + from;
        overlong = false;
        for (int looked = from; ; ) {
            for (int i = looked; i < limit; i++) {
                if (window[i] == '\n') {
                    to = i;
                    return true;
                }
            }
            looked = limit;
            if (limit - from > longest) {
                overlong = true;
                start += limit - from;
                limit = from;
                looked = from;
            }
            int before = from;
            if (!fill()) {
                seek(line);
                return false;
            }
            looked -= before - from;
        }
    }

    byte[] bytes() {
        return window;
    }

    int from() {
        return from;
    }

    /** Where the line's end is. */
    int to() {
        return to;
    }

    /** In the file: where the line begins, or would begin. */
    long position() {
        return line;
    }

    /** In the file: where the next line begins. */
    long end() {
        return start + to + 1;
    }

    boolean overlong() {
        return overlong;
    }

    private boolean fill() throws IOException {
        if (limit == window.length) {
            makeRoom();
        }
        int read = file.read(ByteBuffer.wrap(window, limit, window.length - limit), start + limit);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }

    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(window, from, window, 0, limit - from);
            start += from;
            limit -= from;
            from = 0;
        } else {
            window = Arrays.copyOf(window, window.length * 2);
        }
    }
}
