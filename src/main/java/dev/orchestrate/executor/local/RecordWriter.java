package dev.orchestrate.executor.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

/**
 * Writes down a generation whose launcher is this process, in the launcher's own form, so that a
 * later process reads both alike. Safe for any thread.
 */
final class RecordWriter {
    private final FileChannel lockFile;
    private final FileLock lock;
    private final FileChannel log;

    private RecordWriter(FileChannel lockFile, FileLock lock, FileChannel log) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.log = log;
    }

    static RecordWriter open(AttemptFiles files, int generation) throws IOException {
        var lockFile =
                FileChannel.open(
                        files.lock(generation),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        FileLock lock = lockFile.lock();
        var log =
                FileChannel.open(
                        files.log(generation),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        var writer = new RecordWriter(lockFile, lock, log);
        long pid = ProcessHandle.current().pid();
        writer.append(RecordCodec.header(pid, ProcessIdentity.startOf(pid), Boot.id()));
        log.force(true);
        try (var folder = FileChannel.open(files.folder())) {
            folder.force(true);
        }
        return writer;
    }

    /** A record that is not whole hides all that follow: it is taken back. */
    synchronized void append(ByteBuffer record) throws IOException {
        long end = log.position();
        try {
            while (record.hasRemaining()) {
                log.write(record);
            }
        } catch (IOException e) {
            log.truncate(end);
            throw e;
        }
    }

    /** Nothing begins from now on; the lock stays while something is left to be written down. */
    synchronized void close(boolean nothingLeft) {
        try {
            append(RecordCodec.closed());
        } catch (IOException e) {
            assert e != null; // a lock that is free says as much
        }
        if (nothingLeft) {
            release();
        }
    }

    synchronized void release() {
        try (lockFile;
                log) {
            lock.release();
        } catch (IOException e) {
            assert e != null; // this process's end releases it
        }
    }
}
