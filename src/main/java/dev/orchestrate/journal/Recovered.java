package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a journal holds after whatever happened to it. Nothing has been changed yet.
 *
 * @param last the seq of the last line that counts; 0 if there is none
 * @param durable the highest seq that is known to have been durable
 * @param end how many bytes count; what follows never happened
 * @param size how many there are
 * @param tail where the lines after the checkpoint begin
 * @param damage null where there is none
 */
public record Recovered(
        long last,
        Instant lastAt,
        long durable,
        long end,
        long size,
        long tail,
        @Nullable Damage damage) {

    static final Recovered EMPTY = new Recovered(0, Instant.MIN, 0, 0, 0, 0, null);

    public void refuseDamage() {
        ProblemException problem = problem();
        if (problem != null) {
            throw problem;
        }
    }

    /** The damage in words; null where there is none. */
    @Nullable ProblemException problem() {
        Damage found = damage;
        return found == null
                ? null
                : new ProblemException(
                        ExitCode.DAMAGED,
                        "`%s` is damaged at line %d: %s; it can be read up to event %d"
                                .formatted(
                                        found.file(), found.line(), found.what(), found.readable()),
                        "show what there is with `orchestrate doctor`; nothing was overwritten",
                        null);
    }

    /** Whether what begins there never happened. */
    boolean isCutAt(long position) {
        return damage == null && position >= end;
    }

    /** Takes off what never happened, once a copy of it is kept. */
    void cut(Disk disk, RunFolder run) throws IOException {
        if (end == size) {
            return;
        }
        keep(disk, run);
        try (Disk.WritableFile journal = disk.append(run.journal())) {
            journal.truncate(end);
            journal.sync();
        }
    }

    private void keep(Disk disk, RunFolder run) throws IOException {
        Path copy = run.path().resolve("journal.jsonl.cut-" + (last + 1));
        for (int i = 2; disk.exists(copy); i++) {
            copy = run.path().resolve("journal.jsonl.cut-" + (last + 1) + "-" + i);
        }
        try (Disk.ReadableFile from = disk.open(run.journal())) {
            disk.replace(copy, to -> copy(from, to));
        }
    }

    private void copy(Disk.ReadableFile from, Disk.WritableFile to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long position = end;
        for (int read = from.read(buffer, position); read > 0; read = from.read(buffer, position)) {
            position += read;
            to.write(buffer.flip());
            buffer.clear();
        }
    }
}
