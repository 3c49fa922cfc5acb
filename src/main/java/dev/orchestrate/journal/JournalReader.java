package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a journal, also while it is written, without any lock. A line is told when it
 * is whole and is the next one; what is not, or not yet, is looked at again at the next call, so
 * that a cut by a recovery and what comes in its place are seen as they are. Confined to one
 * thread.
 */
public final class JournalReader implements AutoCloseable {
    private final Path path;
    private final Disk.ReadableFile file;
    private final LineScanner lines;
    private final Checksum checksum = new Checksum();
    private final long since;
    private long last;
    private long passed;
    private long end;

    /** From the line after one of that seq, which begins there. */
    JournalReader(Disk disk, RunFolder run, long last, long position) throws IOException {
        this(disk, run, last, position, last);
    }

    private JournalReader(Disk disk, RunFolder run, long last, long position, long since)
            throws IOException {
        this.path = run.journal();
        this.file = disk.open(path);
        this.lines = new LineScanner(file, position);
        this.since = since;
        this.last = last;
        this.passed = position == 0 ? 0 : last;
        this.end = position;
    }

    /** The lines after one of that seq; 0 for all. */
    public static JournalReader since(Disk disk, RunFolder run, long seq) {
        try {
            return new JournalReader(disk, run, 0, 0, seq);
        } catch (NoSuchFileException e) {
            throw DiskProblem.of(ExitCode.USAGE, "find", run.journal(), e);
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", run.journal(), e);
        }
    }

    /** What there is by now and was not told before; waits for nothing. */
    public List<Line> read() {
        List<Line> found = new ArrayList<>();
        for (Line line = next(); line != null; line = next()) {
            found.add(line);
        }
        return found;
    }

    /** The next line, or null if there is none yet. */
    public @Nullable Line next() {
        try {
            Line line = step();
            while (line != null && line.seq() <= since) {
                line = step();
            }
            return line;
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", path, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", path, e);
        }
    }

    private @Nullable Line step() throws IOException {
        while (lines.next()) {
            if (lines.overlong() || !checksum.holds(lines.bytes(), lines.from(), lines.to())) {
                break;
            }
            Line line = parsed();
            if (line == null || line.seq() != passed + 1) {
                break;
            }
            passed = line.seq();
            end = lines.end();
            if (passed > last) {
                last = passed;
                return line;
            }
        }
        again();
        return null;
    }

    /** After a cut the lines up to the last one come by again. */
    private void again() throws IOException {
        if (file.size() < end) {
            passed = 0;
            end = 0;
        }
        lines.seek(end);
    }

    private @Nullable Line parsed() {
        try {
            return Line.parse(lines.bytes(), lines.from(), lines.to());
        } catch (Fields.Unreadable _) {
            return null;
        }
    }
}
