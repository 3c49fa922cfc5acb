package dev.orchestrate.journal;

import dev.orchestrate.run.PlanVersion;
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

    public String id() {
        return folder.id();
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
