package dev.orchestrate.executor.local;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes, as they come, into records. What is not whole yet waits for more bytes; after a
 * record whose check is wrong there are no more. Confined to one thread.
 */
final class RecordStream {
    private ByteBuffer bytes = ByteBuffer.allocate(64 * 1024).flip();
    private boolean damaged;

    void add(byte[] more, int length) {
        bytes.compact();
        if (bytes.remaining() < length) {
            int needed = bytes.position() + length;
            bytes = ByteBuffer.allocate(2 * needed).put(bytes.flip());
        }
        bytes.put(more, 0, length).flip();
    }

    /** The next whole record, if there is one. */
    @Nullable LauncherRecord next() {
        if (damaged || bytes.remaining() < RecordCodec.PREFIX) {
            return null;
        }
        int length = bytes.getInt(bytes.position());
        if (length <= 0 || length > 1 << 20) {
            damaged = true;
            return null;
        }
        if (bytes.remaining() - RecordCodec.PREFIX < length) {
            return null;
        }
        var payload = bytes.slice(bytes.position() + RecordCodec.PREFIX, length);
        if (RecordCodec.crc(payload) != bytes.getInt(bytes.position() + 4)) {
            damaged = true;
            return null;
        }
        bytes.position(bytes.position() + RecordCodec.PREFIX + length);
        return RecordCodec.decode(payload);
    }

    /** Whether something other than records was found: what followed it can not be known. */
    boolean isDamaged() {
        return damaged;
    }
}
