package dev.orchestrate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest {
    private final RealDisk disk = new RealDisk();

    @TempDir Path folder;

    @Test
    void aLockIsOfTheWholeProcessAndSurvivesItsOwnProbes() throws Exception {
        Path file = folder.resolve("lock");
        assertThat(disk.isLocked(file)).isFalse();
        Disk.Lock lock = Objects.requireNonNull(disk.tryLock(file));
        assertThat(disk.isLocked(file)).isTrue();
        assertThat(disk.tryLock(file)).isNull();
        assertThat(disk.isLocked(file)).isTrue();
        assertThat(anotherProcessSeesItLocked(file)).isTrue();
        lock.close();
        assertThat(anotherProcessSeesItLocked(file)).isFalse();
        assertThat(disk.isLocked(file)).isFalse();
    }

    @Test
    void aProbeMakesNoFile() throws Exception {
        assertThat(disk.isLocked(folder.resolve("lock"))).isFalse();
        assertThat(disk.list(folder)).isEmpty();
    }

    @Test
    void filesAndFoldersAreForTheirOwnerAlone() throws Exception {
        Path inner = folder.resolve("inner");
        assertThat(disk.createFolder(inner)).isTrue();
        assertThat(disk.createFolder(inner)).isFalse();
        disk.replace(inner.resolve("f"), new byte[] {1, 2, 3});
        assertThat(mode(inner)).isEqualTo("rwx------");
        assertThat(mode(inner.resolve("f"))).isEqualTo("rw-------");
        assertThat(disk.facts(inner.resolve("f")))
                .isEqualTo(new FileFacts(FileFacts.Kind.FILE, 3, true, false));
        assertThat(disk.list(inner)).containsExactly("f");
        disk.deleteTree(inner);
        assertThat(disk.exists(inner)).isFalse();
        assertThat(disk.list(inner)).isEmpty();
    }

    @Test
    void aTreeIsDeletedWithoutFollowingLinks() throws Exception {
        Path kept = Files.writeString(folder.resolve("kept"), "x");
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), folder);
        disk.deleteTree(tree);
        assertThat(kept).exists();
        assertThat(tree).doesNotExist();
    }

    @Test
    void writingIsAtTheEndAndATruncatedFileGoesOnFromThere() throws Exception {
        Path file = folder.resolve("f");
        try (Disk.WritableFile to = disk.append(file)) {
            to.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            to.truncate(1);
            to.write(ByteBuffer.wrap(new byte[] {4}));
            to.sync();
            assertThat(to.size()).isEqualTo(2);
        }
        assertThat(disk.read(file)).containsExactly(1, 4);
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** A process of its own, since the locks of one process never stand against each other. */
    private static boolean anotherProcessSeesItLocked(Path file) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Probe.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String seen = new String(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(seen).isEqualTo(seen.isEmpty() ? 0 : 1);
        return seen.contains("it is locked");
    }

    /** Ends with an error if a file is locked. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] args) throws Exception {
            if (new RealDisk().isLocked(Path.of(args[0]))) {
                throw new IllegalStateException("it is locked");
            }
        }
    }
}
