package dev.orchestrate.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Space that is held back on the disk while there is some, so that the end of an invocation can be
 * recorded when there is none. A file that is filled, then deleted when its space is wanted.
 */
final class Reserve {
    /** The ends of some two thousand attempts; more than anybody runs at once. */
    static final int SIZE = 512 << 10;

    /** A task that leaves less than that has filled the disk. */
    private static final int PROBE = 64 << 10;

    private final Disk disk;
    private final Path file;

    Reserve(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /** Not synced: a file system that takes the bytes has put the space aside for them. */
    void hold() throws IOException {
        disk.delete(file);
        byte[] filling = new byte[PROBE];
        // Zeros would be no space at all to a file system that compresses.
        new SplittableRandom(SIZE).nextBytes(filling);
        try (Disk.WritableFile to = disk.append(file)) {
            for (int held = 0; held < SIZE; held += filling.length) {
                to.write(ByteBuffer.wrap(filling));
            }
        }
    }

    /** Fails if there is no room for a little more. */
    void probe() throws IOException {
        Path more = Paths.parent(file).resolve("room");
        try (Disk.WritableFile to = disk.append(more)) {
            to.write(ByteBuffer.wrap(new byte[PROBE]));
        } finally {
            disk.delete(more);
        }
    }

    void release() throws IOException {
        disk.delete(file);
    }
}
