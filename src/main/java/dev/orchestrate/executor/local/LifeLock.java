package dev.orchestrate.executor.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the launcher of an earlier generation lives: it holds a lock for its life. The file
 * is opened once and stays open, since closing any descriptor of a file drops a process's locks on
 * it. Confined to its owner's lock.
 */
final class LifeLock {
    private final Path file;
    private @Nullable FileChannel channel;
    private boolean free;

    LifeLock(Path file) {
        this.file = file;
    }

    /** Once free it stays so: nobody takes a generation a second time. */
    boolean isFree() throws IOException {
        if (!free) {
            free = probe();
        }
        return free;
    }

    private boolean probe() throws IOException {
        try {
            if (channel == null) {
                channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            }
            if (channel.tryLock() == null) {
                return false;
            }
            channel.close();
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (OverlappingFileLockException e) {
            return false; // another executor of this process holds it
        }
    }
}
