package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through everything that is written down of a run, line by line, and says what is not as it
 * should be. Reads only; {@link JournalRepair} mends.
 */
public final class JournalCheck {
    private static final int MOST = 100;

    private final Path file;
    private final EventCodec codec;
    private final Checksum checksum = new Checksum();
    private final List<Finding> findings = new ArrayList<>();
    private long lines;
    private long last;
    private long synced;
    private Instant at = Instant.MIN;

    private JournalCheck(Path file, PlanSource plans) {
        this.file = file;
        this.codec = new EventCodec(plans);
    }

    /**
     * Something that is not as it should be.
     *
     * @param line of the file, from 1; 0 where it concerns all of it
     * @param mendable whether a repair, or the next run, puts it right without guessing
     */
    public record Finding(Path file, long line, String what, boolean mendable) {}

    /**
     * What there is of a run.
     *
     * @param recovered up to where the journal counts, and whether it is damaged
     * @param findings no more than the first hundred
     */
    public record Report(Recovered recovered, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }

        public boolean isSound() {
            return findings.isEmpty();
        }
    }

    public static Report of(Disk disk, RunFolder run, PlanSource plans) {
        Recovered recovered = Recovery.of(disk, run);
        JournalCheck check = new JournalCheck(run.journal(), plans);
        try (Disk.ReadableFile from = disk.open(run.journal())) {
            LineScanner scanner = new LineScanner(from, 0);
            while (scanner.next() && check.findings.size() < MOST) {
                check.line(scanner, recovered.isCutAt(scanner.position()));
            }
            if (scanner.position() < from.size()) {
                check.find(check.lines + 1, "the last line has no end", true);
            }
        } catch (NoSuchFileException _) {
            check.find(0, "it is missing", false);
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", run.journal(), e);
        }
        check.conclude(disk, run, recovered);
        return new Report(recovered, check.findings);
    }

    private void line(LineScanner scanner, boolean beyond) {
        lines++;
        if (scanner.overlong() || !checksum.holds(scanner.bytes(), scanner.from(), scanner.to())) {
            find(lines, "the check does not match", beyond);
            return;
        }
        try {
            Line line = Line.parse(scanner.bytes(), scanner.from(), scanner.to());
            order(line, beyond);
            codec.decode(line);
        } catch (Fields.Unreadable e) {
            find(lines, String.valueOf(e.getMessage()), beyond);
        } catch (ProblemException e) {
            find(lines, e.problem(), beyond);
        }
    }

    private void order(Line line, boolean beyond) {
        if (line.seq() != last + 1) {
            find(lines, "event " + line.seq() + " comes after event " + last, beyond);
        }
        if (line.synced() < synced || line.synced() >= line.seq()) {
            find(lines, "event " + line.synced() + " can not be the last durable one", beyond);
        }
        if (line.at().isBefore(at)) {
            find(lines, "its time is before that of the line above", beyond);
        }
        last = line.seq();
        synced = Math.max(synced, line.synced());
        at = line.at();
    }

    private void conclude(Disk disk, RunFolder run, Recovered recovered) {
        Damage damage = recovered.damage();
        if (damage != null) {
            String end = "; it can be read up to event " + damage.readable();
            findings.add(new Finding(file, damage.line(), damage.what() + end, false));
        }
        try {
            if (new CheckpointFile(disk, run).isSpoiled()) {
                findings.add(new Finding(run.checkpoint(), 0, "the check does not match", true));
            }
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", run.checkpoint(), e);
        }
    }

    private void find(long line, String what, boolean mendable) {
        findings.add(new Finding(file, line, what, mendable));
    }
}
