package dev.orchestrate.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few things that are done to files of the state, each of which can fail or be the last before
 * a crash. What is written survives a power cut once the file is synced, and a name, its making,
 * change or removal, once the folder is. Safe for any thread; a file that is open is not.
 *
 * <p>One per process, since locks belong to the process: see {@link #tryLock}.
 */
public interface Disk {

    /** Opens for writing at the end; makes the file, for its owner alone, if it is missing. */
    WritableFile append(Path file) throws IOException;

    ReadableFile open(Path file) throws IOException;

    /** Makes a folder for its owner alone; false if something of that name is there. */
    boolean createFolder(Path folder) throws IOException;

    /** Sorted; empty if there is no such folder. */
    List<String> list(Path folder) throws IOException;

    /** Null if nothing is there. Says of a symbolic link that it is one, and does not follow it. */
    @Nullable FileFacts facts(Path path) throws IOException;

    /** Atomic; takes the place of a file that has the name. */
    void rename(Path from, Path to) throws IOException;

    /** A file or an empty folder; one that is missing is as good as deleted. */
    void delete(Path path) throws IOException;

    void syncFolder(Path folder) throws IOException;

    /**
     * Locks a file against every other process and caller, or returns null at once if it is taken.
     * Makes the file if it is missing, not its folder. The lock ends with the process at the
     * latest.
     */
    @Nullable Lock tryLock(Path file) throws IOException;

    /** Whether anybody, this process included, holds the lock. Makes nothing. */
    boolean isLocked(Path file) throws IOException;

    default boolean exists(Path path) throws IOException {
        return facts(path) != null;
    }

    default byte[] read(Path file) throws IOException {
        try (ReadableFile from = open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(from.size()));
            while (bytes.hasRemaining() && from.read(bytes, bytes.position()) > 0) {
                // until it is full, or the file has become shorter
            }
            return bytes.hasRemaining()
                    ? Arrays.copyOf(bytes.array(), bytes.position())
                    : bytes.array();
        }
    }

    /** Replaces a file atomically and durably: whoever reads it sees the old one or the new one. */
    default void replace(Path file, byte[] content) throws IOException {
        replace(file, to -> to.write(ByteBuffer.wrap(content)));
    }

    default void replace(Path file, Content content) throws IOException {
        Path folder = Paths.parent(file);
        Path temporary = folder.resolve("." + Paths.name(file) + ".tmp");
        delete(temporary);
        try (WritableFile to = append(temporary)) {
            content.writeTo(to);
            to.sync();
        } catch (IOException e) {
            deleteAfter(e, temporary);
            throw e;
        }
        rename(temporary, file);
        syncFolder(folder);
    }

    /** A folder and all that is in it, without following links. */
    default void deleteTree(Path path) throws IOException {
        FileFacts facts = facts(path);
        if (facts != null && facts.kind() == FileFacts.Kind.FOLDER) {
            for (String name : list(path)) {
                deleteTree(path.resolve(name));
            }
        }
        delete(path);
    }

    private void deleteAfter(IOException failure, Path temporary) {
        try {
            delete(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** What a replaced file is to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(WritableFile to) throws IOException;
    }

    /** A file open for writing at its end. */
    interface WritableFile extends AutoCloseable {
        /** Writes all of it, unless it fails; then any part of it may have been written. */
        void write(ByteBuffer bytes) throws IOException;

        /** Returns when what was written is durable. After a failure nobody knows what is. */
        void sync() throws IOException;

        void truncate(long size) throws IOException;

        long size() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A file open for reading anywhere. */
    interface ReadableFile extends AutoCloseable {
        /** Reads some bytes; -1 at the end. */
        int read(ByteBuffer to, long position) throws IOException;

        long size() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A lock that is held until it is closed. */
    interface Lock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
