package dev.orchestrate.journal;

import dev.orchestrate.plan.PlanName;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.RunStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first line of a run says of it.
 *
 * @param plan as it was then
 */
public record RunHead(
        RunFolder folder, Instant startedAt, PlanVersion plan, Map<String, String> labels) {
    /** More than the last line of a closed run can take. */
    private static final int LONGEST_END = 4096;

    public String id() {
        return folder.id();
    }

    /** Whether it is a run of the plan of that name. */
    public boolean isOf(String planName) {
        return plan.name().equals(planName);
    }

    /**
     * Whether its last line says that it has succeeded or was canceled, so that nothing more of it
     * need be read. False also where that can not be told from the last line.
     */
    public boolean isClosed(Disk disk) {
        try (Disk.ReadableFile file = disk.open(folder.journal())) {
            long from = Math.max(0, file.size() - LONGEST_END);
            LineScanner lines = new LineScanner(file, from);
            boolean closed = false;
            long end = 0;
            while (lines.next()) {
                closed = isEnd(lines);
                end = lines.end();
            }
            return closed && end == file.size();
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.USAGE, "read", folder.journal(), e);
        }
    }

    /** Of a line that was begun in its middle the check does not hold. */
    private static boolean isEnd(LineScanner line) {
        if (line.overlong() || !new Checksum().holds(line.bytes(), line.from(), line.to())) {
            return false;
        }
        try {
            Line last = Line.parse(line.bytes(), line.from(), line.to());
            String status = last.field("status");
            return last.event().equals("run.ended")
                    && (RunStatus.SUCCEEDED.word().equals(status)
                            || RunStatus.CANCELED.word().equals(status));
        } catch (Fields.Unreadable _) {
            return false;
        }
    }

    /**
     * What is known of a run whose first line is lost: what its checkpoint says, else its copy of
     * the plan. Null where neither tells which plan it was.
     */
    static @Nullable RunHead withoutFirstLine(Disk disk, RunFolder run) {
        Fields checkpoint = new CheckpointFile(disk, run).fields();
        try {
            if (checkpoint != null) {
                return new RunHead(
                        run,
                        checkpoint.instant("started_at"),
                        EventReader.plan(checkpoint),
                        checkpoint.map("labels"));
            }
        } catch (Fields.Unreadable | DateTimeException _) {
            // then the copy has to tell
        }
        return byCopy(disk, run);
    }

    private static @Nullable RunHead byCopy(Disk disk, RunFolder run) {
        PlanVersion unnamed = new PlanVersion(1, "", "", "");
        try {
            String name = PlanName.of(disk.read(run.plan(unnamed)));
            return name == null
                    ? null
                    : new RunHead(run, Instant.MIN, new PlanVersion(1, name, "", ""), Map.of());
        } catch (IOException _) {
            return null;
        }
    }

    /** Null if there is no whole first line, and so no run. */
    static @Nullable RunHead read(Disk disk, RunFolder run) throws IOException {
        try (Disk.ReadableFile file = disk.open(run.journal())) {
            LineScanner lines = new LineScanner(file, 0);
            if (!lines.next() || !new Checksum().holds(lines.bytes(), 0, lines.to())) {
                return null;
            }
            Fields fields = Fields.parse(lines.bytes(), 0, lines.to());
            return new RunHead(
                    run, fields.instant("at"), EventReader.plan(fields), fields.map("labels"));
        } catch (NoSuchFileException | Fields.Unreadable | DateTimeException _) {
            return null;
        }
    }
}
