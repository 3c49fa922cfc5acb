package dev.orchestrate.journal;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run, open for appending by the one process that may.
 *
 * <p>Entries are numbered and encoded when they are appended, handed to the system together by
 * {@link #flush}, and made durable together by {@link #sync}. Durable is what is up to {@link
 * #synced}. Confined to the coordinator's thread.
 *
 * <p>When a write fails the space held in reserve is released and the write is tried once more: if
 * that goes well, everything is as it should be but {@link #shortage}, after which only ends should
 * be appended. When it does not, or when a sync fails, the journal is broken for good: every call
 * throws the same {@link JournalBroken}, since nobody knows any more what is on the disk.
 */
public final class Journal implements AutoCloseable {
    /** Above this nothing is gained by writing more at once. */
    private static final int FULL = 1 << 20;

    private final Path path;
    private final Disk.WritableFile file;
    private final Reserve reserve;
    private final Bytes buffer = new Bytes(1 << 14);
    private final LineWriter lines = new LineWriter(buffer);
    private long size;
    private long appended;
    private long written;
    private long synced;
    private Instant last;
    private @Nullable String shortage;
    private @Nullable JournalBroken broken;

    private Journal(Path path, Disk.WritableFile file, Reserve reserve, Recovered from)
            throws IOException {
        this.path = path;
        this.file = file;
        this.reserve = reserve;
        this.size = file.size();
        this.appended = from.last();
        this.written = from.last();
        this.last = from.lastAt();
        // Lines that a killed process left may be nowhere but in memory.
        file.sync();
        this.synced = from.last();
    }

    /** Begins the journal of a new run, whose lock the caller holds. */
    public static Journal create(Disk disk, RunFolder run) {
        return open(disk, run, Recovered.EMPTY);
    }

    /**
     * Opens the journal of a run whose lock the caller holds, after cutting off what a crash left.
     *
     * @param from what recovery has found in it; damage is refused
     */
    public static Journal open(Disk disk, RunFolder run, Recovered from) {
        from.refuseDamage();
        Path path = run.journal();
        try {
            from.cut(disk, run);
            Reserve reserve = new Reserve(disk, run.reserve());
            reserve.hold();
            Disk.WritableFile file = disk.append(path);
            try {
                Journal journal = new Journal(path, file, reserve, from);
                disk.syncFolder(run.path());
                return journal;
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "open", path, e);
        }
    }

    /**
     * Numbers events, in this order, at a time that never goes back. They are not durable, and may
     * not be visible to others, until synced.
     */
    public List<Entry> append(List<Event> events, Instant at) {
        refuseBroken();
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        if (now.isAfter(last)) {
            last = now;
        }
        List<Entry> entries = new ArrayList<>(events.size());
        for (Event event : events) {
            Entry entry = new Entry(++appended, last, event, synced);
            lines.write(entry);
            entries.add(entry);
            if (buffer.size() >= FULL) {
                flush();
            }
        }
        return entries;
    }

    /** Hands what was appended to the system: readers see it, and it outlives this process. */
    public void flush() {
        refuseBroken();
        if (buffer.size() == 0) {
            return;
        }
        try {
            write();
        } catch (IOException e) {
            throw fail(e);
        }
        size += buffer.size();
        buffer.clear();
        written = appended;
    }

    /** Makes everything that was appended durable, at the cost of one write and one sync. */
    public void sync() {
        flush();
        if (synced == written) {
            return;
        }
        try {
            file.sync();
        } catch (IOException e) {
            throw fail(e);
        }
        synced = written;
    }

    /** When the last entry was appended; long ago, where there is none. */
    public Instant last() {
        return last;
    }

    /** The seq of the last entry. */
    public long appended() {
        return appended;
    }

    /** Up to which seq the system has the entries. */
    public long written() {
        return written;
    }

    /** Up to which seq the entries are durable. */
    public long synced() {
        return synced;
    }

    /** Why only ends should be appended from here on; null while all is well. */
    public @Nullable String shortage() {
        return shortage;
    }

    /** Looks whether the disk has room, as when something else has failed on it. */
    public void probe() {
        if (shortage != null || broken != null) {
            return;
        }
        try {
            reserve.probe();
        } catch (IOException e) {
            shortage = DiskProblem.message("write", path, e);
        }
    }

    /** Lets go of the file; what was not synced before is left to the system. */
    @Override
    public void close() {
        try {
            if (broken == null) {
                flush();
            }
            reserve.release();
        } catch (IOException e) {
            throw fail(e);
        } finally {
            closeFile();
        }
    }

    private void write() throws IOException {
        try {
            file.write(buffer.asBuffer());
        } catch (IOException e) {
            shortage = DiskProblem.message("write", path, e);
            reserve.release();
            file.truncate(size);
            file.write(buffer.asBuffer());
        }
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException e) {
            throw fail(e);
        }
    }

    private JournalBroken fail(IOException cause) {
        JournalBroken failure = new JournalBroken(path, cause);
        broken = failure;
        return failure;
    }

    private void refuseBroken() {
        ProblemException failure = broken;
        if (failure != null) {
            throw failure;
        }
    }
}
