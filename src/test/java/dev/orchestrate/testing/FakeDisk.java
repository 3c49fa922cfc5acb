package dev.orchestrate.testing;

import dev.orchestrate.journal.Disk;
import dev.orchestrate.journal.FileFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory, as one process sees it. What is not synced is kept apart, so that a power cut
 * can lose, keep or tear each change by itself; a process can be killed at any of its operations;
 * any operation can be made to fail; room can run out. Safe for any thread.
 *
 * <pre>{@code
 * FakeDisk disk = FakeDisk.with(Path.of("/w"));
 * disk.machine().crashAt(17);                  // the 17th change from the beginning never begins
 * try { run(disk); } catch (FakeDisk.Crash _) {}
 * FakeDisk later = disk.killed();              // or disk.machine().cutPower(survival)
 * }</pre>
 */
public final class FakeDisk implements Disk {

    /** The process is no more. Nothing may catch this but the test. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("the process was killed", null, false, false);
        }
    }

    private final FakeMachine machine;
    private boolean dead;

    FakeDisk(FakeMachine machine) {
        this.machine = machine;
    }

    /** An empty disk but for a folder, which is durable. */
    public static FakeDisk with(Path folder) {
        return new FakeMachine(folder).process();
    }

    /** What all processes share. */
    public FakeMachine machine() {
        return machine;
    }

    /** Ends this process, with its locks. What it wrote is there, though not durable. */
    public FakeDisk killed() {
        synchronized (machine) {
            die();
            return machine.process();
        }
    }

    /** Whether this process still is. */
    public boolean isAlive() {
        synchronized (machine) {
            return !dead;
        }
    }

    void die() {
        dead = true;
        machine.locks.values().removeIf(owner -> owner == this);
    }

    @Override
    public WritableFile append(Path path) throws IOException {
        Path key = key(path);
        synchronized (machine) {
            alive();
            FakeFile file = machine.names.get(key);
            if (file == null) {
                machine.before(FakeMachine.Act.CREATE, key, this);
                file = new FakeFile(false);
                machine.name(key, file);
            } else if (file.folder) {
                throw new IOException("Is a directory");
            }
            return new Open(key, file);
        }
    }

    @Override
    public ReadableFile open(Path path) throws IOException {
        synchronized (machine) {
            alive();
            machine.before(FakeMachine.Act.READ, key(path), this);
            return new Open(key(path), existing(key(path)));
        }
    }

    @Override
    public boolean createFolder(Path path) throws IOException {
        Path key = key(path);
        synchronized (machine) {
            alive();
            if (machine.names.containsKey(key)) {
                return false;
            }
            machine.before(FakeMachine.Act.CREATE, key, this);
            machine.name(key, new FakeFile(true));
            return true;
        }
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        Path key = key(folder);
        synchronized (machine) {
            alive();
            List<String> names = new ArrayList<>();
            for (Path path : machine.names.keySet()) {
                if (key.equals(path.getParent())) {
                    names.add(String.valueOf(path.getFileName()));
                }
            }
            names.sort(null);
            return names;
        }
    }

    @Override
    public @Nullable FileFacts facts(Path path) {
        Path key = key(path);
        synchronized (machine) {
            alive();
            FileFacts planted = machine.planted.get(key);
            FakeFile file = machine.names.get(key);
            if (planted != null || file == null) {
                return planted;
            }
            FileFacts.Kind kind = file.folder ? FileFacts.Kind.FOLDER : FileFacts.Kind.FILE;
            return new FileFacts(kind, file.size(), true, false);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        synchronized (machine) {
            alive();
            existing(key(from));
            machine.before(FakeMachine.Act.RENAME, key(to), this);
            machine.rename(key(from), key(to));
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        Path key = key(path);
        synchronized (machine) {
            alive();
            FakeFile file = machine.names.get(key);
            if (file == null) {
                return;
            }
            if (file.folder && !list(key).isEmpty()) {
                throw new DirectoryNotEmptyException(key.toString());
            }
            machine.before(FakeMachine.Act.DELETE, key, this);
            machine.unname(key);
        }
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        synchronized (machine) {
            alive();
            existing(key(folder));
            machine.before(FakeMachine.Act.SYNC, key(folder), this);
            machine.syncNames(key(folder));
        }
    }

    @Override
    public @Nullable Lock tryLock(Path path) throws IOException {
        Path key = key(path);
        synchronized (machine) {
            alive();
            if (machine.locks.containsKey(key)) {
                return null;
            }
            append(key).close();
            machine.before(FakeMachine.Act.LOCK, key, this);
            machine.locks.put(key, this);
        }
        return () -> {
            synchronized (machine) {
                machine.locks.remove(key, this);
            }
        };
    }

    @Override
    public boolean isLocked(Path path) {
        synchronized (machine) {
            alive();
            return machine.locks.containsKey(key(path));
        }
    }

    /** All files and what is in them, as text; for a test to compare. */
    public Map<String, String> contents() {
        synchronized (machine) {
            return machine.contents();
        }
    }

    private FakeFile existing(Path key) throws NoSuchFileException {
        FakeFile file = machine.names.get(key);
        if (file == null) {
            throw new NoSuchFileException(key.toString());
        }
        return file;
    }

    private void alive() {
        if (dead) {
            throw new Crash();
        }
    }

    private static Path key(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private final class Open implements WritableFile, ReadableFile {
        private final Path path;
        private final FakeFile file;

        Open(Path path, FakeFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            synchronized (machine) {
                alive();
                machine.before(FakeMachine.Act.WRITE, path, FakeDisk.this);
                byte[] written = new byte[(int) Math.min(bytes.remaining(), machine.room())];
                bytes.get(written);
                file.append(written);
                if (bytes.hasRemaining()) {
                    throw new IOException("No space left on device");
                }
            }
        }

        @Override
        public void sync() throws IOException {
            synchronized (machine) {
                alive();
                try {
                    machine.before(FakeMachine.Act.SYNC, path, FakeDisk.this);
                } catch (IOException e) {
                    file.failSync();
                    throw e;
                }
                file.sync();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (machine) {
                alive();
                machine.before(FakeMachine.Act.TRUNCATE, path, FakeDisk.this);
                file.truncate(size);
            }
        }

        @Override
        public int read(ByteBuffer to, long position) {
            synchronized (machine) {
                alive();
                return file.read(to, position);
            }
        }

        @Override
        public long size() {
            synchronized (machine) {
                alive();
                return file.size();
            }
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }
    }
}
