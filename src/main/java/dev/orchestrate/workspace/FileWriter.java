package dev.orchestrate.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafted changes on the disk. Each file is replaced at once, or not at all; one that is
 * there keeps its mode, and a symbolic link stays one. Two changes of one file never mix: whoever
 * comes second is told that what it read is no longer so. Safe for any thread.
 */
public final class FileWriter {
    private static final Set<PosixFilePermission> EXECUTE =
            PosixFilePermissions.fromString("--x--x--x");

    private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * Makes the changes, unless a file that they are based on has changed meanwhile: then nothing
     * is written, and the answer is false.
     */
    public boolean write(Workspace workspace, Draft draft)
            throws WorkspaceProblem, IOException, InterruptedException {
        List<Draft.Change> changes = draft.changes();
        TreeSet<Path> files = new TreeSet<>();
        for (Draft.Change change : changes) {
            files.add(real(workspace.inside(change.path())));
        }
        // In one order for everybody, so that nobody waits for one who waits for it.
        List<ReentrantLock> held = new ArrayList<>();
        try {
            for (Path file : files) {
                ReentrantLock lock = locks.computeIfAbsent(file, _ -> new ReentrantLock());
                lock.lockInterruptibly();
                held.add(lock);
            }
            if (!isAsRead(workspace, draft)) {
                return false;
            }
            for (Draft.Change change : changes) {
                replace(real(workspace.inside(change.path())), change);
            }
            return true;
        } finally {
            held.forEach(ReentrantLock::unlock);
        }
    }

    private static boolean isAsRead(Workspace workspace, Draft draft) throws WorkspaceProblem {
        DiskTree disk = new DiskTree(workspace);
        for (Map.Entry<String, byte @Nullable []> read : draft.basis().entrySet()) {
            if (!Arrays.equals(disk.read(read.getKey()), read.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Where a link leads to; what is not there is itself. */
    private static Path real(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException e) {
            return path;
        }
    }

    private static void replace(Path file, Draft.Change change) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException("`" + file + "` is no file");
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".orchestrate-", ".tmp");
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(change.after());
                while (content.hasRemaining()) {
                    out.write(content);
                }
                Files.setPosixFilePermissions(fresh, mode(file, folder, change.executable()));
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** That of the file, or what the system gives a new one. */
    private static Set<PosixFilePermission> mode(Path file, Path folder, boolean executable)
            throws IOException {
        if (Files.exists(file)) {
            return Files.getPosixFilePermissions(file);
        }
        Path probe = folder.resolve("." + file.getFileName() + ".orchestrate-mode");
        Files.deleteIfExists(probe);
        Files.createFile(probe);
        try {
            Set<PosixFilePermission> mode = new HashSet<>(Files.getPosixFilePermissions(probe));
            if (executable) {
                EXECUTE.stream().filter(right -> mode.contains(readOf(right))).forEach(mode::add);
            }
            return mode;
        } finally {
            Files.delete(probe);
        }
    }

    private static PosixFilePermission readOf(PosixFilePermission execute) {
        return switch (execute) {
            case OWNER_EXECUTE -> PosixFilePermission.OWNER_READ;
            case GROUP_EXECUTE -> PosixFilePermission.GROUP_READ;
            case OTHERS_EXECUTE -> PosixFilePermission.OTHERS_READ;
            case OWNER_READ, OWNER_WRITE, GROUP_READ, GROUP_WRITE, OTHERS_READ, OTHERS_WRITE ->
                    execute;
        };
    }
}
