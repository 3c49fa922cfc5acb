package dev.orchestrate.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.journal.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FakeDiskTest {
    private static final Path FOLDER = Path.of("/w");
    private static final Path FILE = FOLDER.resolve("f");

    private final FakeDisk disk = FakeDisk.with(FOLDER);

    @Test
    void aPowerCutLosesWhatIsNotSynced() throws Exception {
        Disk.WritableFile file = durable("a");
        write(file, "b");
        assertThat(disk.contents()).containsEntry("/w/f", "ab");
        assertThat(disk.machine().cutPower(Survival.OF_NOTHING).contents())
                .containsEntry("/w/f", "a");
    }

    @Test
    void aLaterWriteMaySurviveAnEarlierOne() throws Exception {
        Disk.WritableFile file = durable("a");
        write(file, "bb");
        write(file, "cc");
        int[] kept = {0, 2};
        int[] next = {0};
        assertThat(disk.machine().cutPower(_ -> kept[next[0]++]).contents())
                .containsEntry("/w/f", "a\0\0cc");
    }

    @Test
    void aWriteIsTorn() throws Exception {
        write(durable("a"), "bcd");
        assertThat(disk.machine().cutPower(length -> length - 1).contents())
                .containsEntry("/w/f", "abc");
    }

    @Test
    void aNameThatIsNotSyncedIsLost() throws Exception {
        Disk.WritableFile file = disk.append(FILE);
        write(file, "a");
        file.sync();
        assertThat(disk.machine().cutPower(Survival.OF_NOTHING).contents()).isEmpty();
    }

    @Test
    void aKillLosesNothingButLocks() throws Exception {
        write(disk.append(FILE), "a");
        assertThat(disk.tryLock(FOLDER.resolve("l"))).isNotNull();
        FakeDisk next = disk.killed();
        assertThat(next.contents()).containsEntry("/w/f", "a");
        assertThat(next.isLocked(FOLDER.resolve("l"))).isFalse();
        assertThatThrownBy(() -> disk.list(FOLDER)).isInstanceOf(FakeDisk.Crash.class);
    }

    @Test
    void aCrashComesBeforeTheChangeOfItsNumber() throws Exception {
        Disk.WritableFile file = disk.append(FILE);
        disk.machine().crashAt(disk.machine().acts() + 2);
        write(file, "a");
        assertThatThrownBy(() -> write(file, "b")).isInstanceOf(FakeDisk.Crash.class);
        assertThat(disk.machine().process().contents()).containsEntry("/w/f", "a");
    }

    @Test
    void aFullDiskTakesWhatFitsAndDeletingMakesRoom() throws Exception {
        Disk.WritableFile file = durable("a");
        disk.replace(FOLDER.resolve("g"), new byte[5]);
        disk.machine().room(2);
        assertThatThrownBy(() -> write(file, "bcd"))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThat(disk.contents()).containsEntry("/w/f", "abc");
        disk.delete(FOLDER.resolve("g"));
        write(file, "d");
        assertThat(disk.contents()).containsEntry("/w/f", "abcd");
    }

    @Test
    void whatAFailedSyncHasLostNoLaterOneBringsBack() throws Exception {
        Disk.WritableFile file = durable("a");
        write(file, "b");
        disk.machine().fail(FakeMachine.Act.SYNC, "Input/output error");
        assertThatThrownBy(file::sync).hasMessage("Input/output error");
        disk.machine().fail(FakeMachine.Act.SYNC, null);
        file.sync();
        assertThat(disk.machine().cutPower(Survival.OF_NOTHING).contents())
                .containsEntry("/w/f", "a");
    }

    @Test
    void aRenameIsWholeOrNotAtAll() throws Exception {
        durable("old");
        disk.replace(FOLDER.resolve("g"), "new".getBytes(StandardCharsets.UTF_8));
        disk.rename(FOLDER.resolve("g"), FILE);
        assertThat(disk.contents()).hasSize(1).containsEntry("/w/f", "new");
        assertThat(disk.machine().cutPower(Survival.OF_NOTHING).contents())
                .containsEntry("/w/f", "old")
                .containsEntry("/w/g", "new");
    }

    @Test
    void locksStandBetweenProcessesAndWithinOne() throws Exception {
        FakeDisk other = disk.machine().process();
        Disk.Lock lock = Objects.requireNonNull(disk.tryLock(FILE));
        assertThat(other.tryLock(FILE)).isNull();
        assertThat(disk.tryLock(FILE)).isNull();
        assertThat(other.isLocked(FILE)).isTrue();
        lock.close();
        assertThat(other.tryLock(FILE)).isNotNull();
    }

    @Test
    void nothingIsMadeInAFolderThatIsMissing() {
        assertThatThrownBy(() -> disk.append(Path.of("/x/f")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Disk.WritableFile durable(String text) throws IOException {
        Disk.WritableFile file = disk.append(FILE);
        write(file, text);
        file.sync();
        disk.syncFolder(FOLDER);
        return file;
    }

    private static void write(Disk.WritableFile file, String text) throws IOException {
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
