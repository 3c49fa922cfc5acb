package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Timestamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what of a journal counts after a crash: what is known to have been durable must be
 * there, and the first bad line above it, with all that follows, never happened. Reads only.
 */
final class Recovery {
    private final Path file;
    private final long checkpoint;
    private final long trusted;
    private final Checksum checksum = new Checksum();

    private long last;
    private Instant lastAt = Instant.MIN;
    private long end;
    private long lines;
    private long durable;
    private long tail;
    private @Nullable String bad;
    private long badLine;

    private Recovery(Path file, long checkpoint, long trusted) {
        this.file = file;
        this.checkpoint = checkpoint;
        this.trusted = trusted;
        this.durable = checkpoint;
    }

    /**
     * Of a run as it is on the disk. The checkpoint is read first, since it follows the journal.
     */
    static Recovered of(Disk disk, RunFolder run) {
        return of(disk, run.journal(), new CheckpointFile(disk, run).seq());
    }

    /**
     * What counts of a journal. Lines below the checkpoint are looked into only where something is
     * wrong.
     *
     * @param checkpoint the seq of the valid checkpoint; 0 if there is none
     */
    static Recovered of(Disk disk, Path file, long checkpoint) {
        Recovered found = of(disk, file, checkpoint, checkpoint - 1);
        return found.damage() == null ? found : thoroughly(disk, file, checkpoint);
    }

    /** The same, looking into every line. */
    static Recovered thoroughly(Disk disk, Path file, long checkpoint) {
        return of(disk, file, checkpoint, 0);
    }

    /**
     * Goes through a journal once.
     *
     * @param trusted up to which seq a whole line in its place is not looked into: what it says is
     *     in the checkpoint
     */
    private static Recovered of(Disk disk, Path file, long checkpoint, long trusted) {
        Recovery recovery = new Recovery(file, checkpoint, trusted);
        try (Disk.ReadableFile from = disk.open(file)) {
            recovery.scan(new LineScanner(from, 0));
            return recovery.found(from.size());
        } catch (NoSuchFileException _) {
            return recovery.found(0);
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", file, e);
        }
    }

    private void scan(LineScanner scanner) throws IOException {
        while (scanner.next()) {
            lines++;
            String problem = accept(scanner);
            if (problem != null && bad == null) {
                bad = problem;
                badLine = lines;
            }
        }
    }

    /** What is wrong with a line; null if it counts, or comes after one that does not. */
    private @Nullable String accept(LineScanner line) {
        if (line.overlong() || !checksum.holds(line.bytes(), line.from(), line.to())) {
            return "the check does not match";
        }
        if (isTrusted(line)) {
            last++;
            end = line.end();
            tail = end;
            return null;
        }
        try {
            Head head = Head.parse(line.bytes(), line.from(), line.to());
            durable = Math.max(durable, head.synced());
            if (bad == null && head.seq() != last + 1) {
                return "event " + head.seq() + " is in the place of event " + (last + 1);
            }
            if (bad == null) {
                count(head, line);
            }
            return null;
        } catch (Fields.Unreadable e) {
            return String.valueOf(e.getMessage());
        } catch (DateTimeException _) {
            return "`at` is not a time";
        }
    }

    private boolean isTrusted(LineScanner line) {
        return bad == null
                && last < trusted
                && Head.beginsWithSeq(line.bytes(), line.from(), line.to(), last + 1);
    }

    private void count(Head head, LineScanner line) {
        lastAt = Timestamp.parse(head.at());
        last = head.seq();
        end = line.end();
        if (last <= checkpoint) {
            tail = end;
        }
    }

    private Recovered found(long size) {
        return new Recovered(last, lastAt, durable, end, size, tail, damage());
    }

    private @Nullable Damage damage() {
        if (last >= durable) {
            return null;
        }
        String what = bad == null ? "event " + (last + 1) + " is missing" : bad;
        return new Damage(file, bad == null ? lines + 1 : badLine, what, last);
    }
}
