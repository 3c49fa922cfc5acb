package dev.orchestrate.journal;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of this machine.
 *
 * <p>A POSIX lock is dropped when its process closes <em>any</em> descriptor of the file. So the
 * files that are locked here are kept in a map, all opening and closing of lock files is done under
 * one monitor, and a file that is in the map is not opened again.
 */
public final class RealDisk implements Disk {
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
    private static final Set<StandardOpenOption> TO_APPEND = EnumSet.of(CREATE, WRITE, APPEND);
    private static final Set<StandardOpenOption> TO_LOCK = EnumSet.of(CREATE, WRITE);

    private final Map<Path, FileChannel> locked = new HashMap<>();
    private @Nullable UserPrincipal self;

    @Override
    public WritableFile append(Path file) throws IOException {
        return new Appended(FileChannel.open(file, TO_APPEND, OWNERS_FILE));
    }

    @Override
    public ReadableFile open(Path file) throws IOException {
        return new Opened(FileChannel.open(file, READ));
    }

    @Override
    public boolean createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, OWNERS_FOLDER);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                names.add(Paths.name(entry));
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public @Nullable FileFacts facts(Path path) throws IOException {
        PosixFileAttributes found;
        try {
            found =
                    Files.readAttributes(
                            path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            return null;
        }
        FileFacts.Kind kind =
                found.isSymbolicLink()
                        ? FileFacts.Kind.LINK
                        : found.isDirectory()
                                ? FileFacts.Kind.FOLDER
                                : found.isRegularFile()
                                        ? FileFacts.Kind.FILE
                                        : FileFacts.Kind.OTHER;
        boolean writable =
                found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                        || found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
        return new FileFacts(kind, found.size(), found.owner().equals(self()), writable);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    @Override
    public @Nullable Lock tryLock(Path file) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        synchronized (locked) {
            if (locked.containsKey(key)) {
                return null;
            }
            FileChannel channel = FileChannel.open(key, TO_LOCK, OWNERS_FILE);
            // Whoever removed the file meanwhile left a lock that no one else would ever see.
            if (channel.tryLock() == null || !Files.exists(key, LinkOption.NOFOLLOW_LINKS)) {
                channel.close();
                return null;
            }
            locked.put(key, channel);
        }
        return () -> unlock(key);
    }

    @Override
    public boolean isLocked(Path file) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        synchronized (locked) {
            if (locked.containsKey(key)) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(key, READ);
                    FileLock probe = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return probe == null;
            } catch (NoSuchFileException _) {
                return false;
            }
        }
    }

    private void unlock(Path key) throws IOException {
        synchronized (locked) {
            FileChannel channel = locked.remove(key);
            if (channel != null) {
                channel.close();
            }
        }
    }

    /** Asked of the system once; the name of the user alone can be missing in a container. */
    private synchronized UserPrincipal self() throws IOException {
        UserPrincipal known = self;
        if (known == null) {
            Path process = Path.of("/proc/self");
            known =
                    Files.exists(process)
                            ? Files.getOwner(process)
                            : process.getFileSystem()
                                    .getUserPrincipalLookupService()
                                    .lookupPrincipalByName(System.getProperty("user.name"));
            self = known;
        }
        return known;
    }

    private record Appended(FileChannel channel) implements WritableFile {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record Opened(FileChannel channel) implements ReadableFile {
        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return channel.read(to, position);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
