package dev.orchestrate.executor.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A log that keeps head and tail of what is appended to it. While it is written it may hold twice
 * as much; then its middle goes, in place, since nobody else writes to it. Confined to one thread.
 */
final class BoundedLog extends OutputStream {
    private static final int SLACK = 64 * 1024;

    private final FileChannel file;
    private final long limit;
    private final long head;
    private long size;
    private long leftOut;

    BoundedLog(Path path, long limit) throws IOException {
        this.file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        this.limit = limit;
        this.head = limit / 2;
        this.size = file.size();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        writeAt(size, ByteBuffer.wrap(bytes, offset, length));
        size += length;
        if (limit > 0 && size > 2 * limit + SLACK) {
            keepTail(head, size - (limit - head));
        }
    }

    /** Moves [from, size) to [to, ...). */
    private void keepTail(long to, long from) throws IOException {
        var chunk = ByteBuffer.allocate(SLACK);
        leftOut += from - to;
        while (from < size) {
            chunk.clear().limit((int) Math.min(SLACK, size - from));
            int n = file.read(chunk, from);
            writeAt(to, chunk.flip());
            from += n;
            to += n;
        }
        size = to;
        file.truncate(size);
    }

    private void writeAt(long at, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (limit > 0 && size + leftOut > limit) {
                cut();
            }
        }
    }

    /**
     * The line goes between head and tail, whose first part of a line goes too where it is near.
     */
    private void cut() throws IOException {
        long tail = Math.max(head, size - (limit - head));
        var start = ByteBuffer.allocate((int) Math.min(4096, limit / 8));
        file.read(start, tail);
        for (int i = 0; i < start.position(); i++) {
            if (start.get(i) == '\n') {
                tail += i + 1;
                break;
            }
        }
        var kept = ByteBuffer.allocate(Math.toIntExact(size - tail));
        for (long at = tail; kept.hasRemaining(); at = tail + kept.position()) {
            file.read(kept, at);
        }
        var line = ByteBuffer.wrap(line(leftOut + tail - head).getBytes(UTF_8));
        int length = line.remaining();
        writeAt(head, line);
        writeAt(head + length, kept.flip());
        file.truncate(head + length + kept.limit());
    }

    private String line(long bytes) throws IOException {
        var last = ByteBuffer.allocate(1);
        boolean whole = head == 0 || (file.read(last, head - 1) == 1 && last.get(0) == '\n');
        return (whole ? "" : "\n") + "[" + bytes + " bytes left out: the log was over its limit]\n";
    }
}
