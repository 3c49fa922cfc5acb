package dev.orchestrate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir Path temporary;

    @Test
    void aSyncedLineIsReadBackFromARealDisk() throws Exception {
        Disk disk = new RealDisk();
        RunFolder run = new RunFolder(temporary);
        try (Journal journal = Journal.open(disk, run, Recovered.EMPTY)) {
            assertThat(journal.append(List.of(new Event.PhaseStarted("1")), NOON)).hasSize(1);
            journal.sync();
            assertThat(journal.synced()).isEqualTo(1);
        }
        assertThat(Files.readString(run.journal()))
                .startsWith(
                        "{\"seq\":1,\"at\":\"2026-01-31T12:00:00.000Z\",\"event\":\"phase.started\","
                                + "\"synced\":0,\"phase\":\"1\",\"check\":\"")
                .endsWith("\"}\n");
        Recovered recovered = Recovery.of(disk, run.journal(), 0);
        assertThat(recovered.last()).isEqualTo(1);
        assertThat(recovered.lastAt()).isEqualTo(NOON);
        assertThat(recovered.damage()).isNull();
    }
}
