package dev.orchestrate.journal;

import static dev.orchestrate.journal.JournalTest.events;
import static dev.orchestrate.journal.Samples.NOON;
import static dev.orchestrate.journal.Samples.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.testing.FakeDisk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalCheckTest {
    private final FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);

    JournalCheckTest() {
        Journal journal = Journal.create(disk, RUN);
        journal.append(Samples.all(), NOON);
        journal.sync();
        journal.append(events("next"), NOON);
        journal.close();
    }

    @Test
    void aJournalAsItIsWrittenIsSound() {
        JournalCheck.Report report = JournalCheck.of(disk, RUN, Samples.PLANS);
        assertThat(report.findings()).isEmpty();
        assertThat(report.isSound()).isTrue();
        assertThat(JournalRepair.repair(disk, RUN)).isEmpty();
    }

    @Test
    void aTornLastLineIsFoundAndCutWithACopyKept() throws Exception {
        byte[] whole = disk.read(RUN.journal());
        write("{\"seq\":99,\"at");
        assertThat(JournalCheck.of(disk, RUN, Samples.PLANS).findings())
                .containsExactly(
                        new JournalCheck.Finding(
                                RUN.journal(),
                                Samples.all().size() + 2,
                                "the last line has no end",
                                true));
        assertThat(JournalRepair.repair(disk, RUN))
                .containsExactly(
                        "cut `/w/journal.jsonl` after event "
                                + (Samples.all().size() + 1)
                                + " and kept what followed beside it");
        assertThat(disk.read(RUN.journal())).isEqualTo(whole);
        assertThat(disk.contents())
                .containsEntry(
                        "/w/journal.jsonl.cut-" + (Samples.all().size() + 2), "{\"seq\":99,\"at");
        assertThat(JournalCheck.of(disk, RUN, Samples.PLANS).isSound()).isTrue();
    }

    @Test
    void twoCutsInOnePlaceKeepTwoCopies() throws Exception {
        for (String tail : List.of("first", "second")) {
            write(tail);
            assertThat(JournalRepair.repair(disk, RUN)).hasSize(1);
        }
        String copy = "/w/journal.jsonl.cut-" + (Samples.all().size() + 2);
        assertThat(disk.contents())
                .containsEntry(copy, "first")
                .containsEntry(copy + "-2", "second");
    }

    @Test
    void damageIsFoundAndNotMended() throws Exception {
        byte[] lines = disk.read(RUN.journal());
        lines[lines.length / 3] ^= 1;
        disk.replace(RUN.journal(), lines);
        Map<String, String> before = disk.contents();
        JournalCheck.Report report = JournalCheck.of(disk, RUN, Samples.PLANS);
        assertThat(report.findings()).hasSize(3).allMatch(finding -> !finding.mendable());
        assertThat(report.findings().get(0).what()).isEqualTo("the check does not match");
        assertThat(report.findings().get(2).what())
                .isEqualTo(
                        "the check does not match; it can be read up to event "
                                + report.recovered().last());
        assertThatThrownBy(() -> JournalRepair.repair(disk, RUN))
                .extracting(e -> ((ProblemException) e).exit())
                .isEqualTo(ExitCode.DAMAGED);
        assertThat(disk.contents()).isEqualTo(before);
    }

    @Test
    void whatIsWrittenByARightHandInAWrongOrderIsFound() throws Exception {
        disk.delete(RUN.journal());
        write(line(1, "2026-01-31T12:00:00.000Z", 0) + line(2, "2026-01-31T11:00:00.000Z", 1));
        write(line(3, "2026-01-31T11:00:00.000Z", 0) + line(4, "2026-01-31T11:00:00.000Z", 4));
        assertThat(JournalCheck.of(disk, RUN, Samples.PLANS).findings())
                .extracting(finding -> finding.line() + " " + finding.what())
                .containsExactly(
                        "2 its time is before that of the line above",
                        "3 event 0 can not be the last durable one",
                        "4 event 4 can not be the last durable one");
    }

    @Test
    void aSpoiledCheckpointIsSetAside() throws Exception {
        disk.replace(RUN.checkpoint(), "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(JournalCheck.of(disk, RUN, Samples.PLANS).findings())
                .containsExactly(
                        new JournalCheck.Finding(
                                RUN.checkpoint(), 0, "the check does not match", true));
        assertThat(JournalRepair.repair(disk, RUN))
                .containsExactly(
                        "set `/w/state.json.spoiled` aside: the journal holds what it said");
        assertThat(disk.contents()).containsEntry("/w/state.json.spoiled", "{}");
        assertThat(JournalCheck.of(disk, RUN, Samples.PLANS).isSound()).isTrue();
    }

    @Test
    void whatWasNeverFinishedIsRemoved() throws Exception {
        disk.append(RUN.path().resolve(".state.json.tmp")).close();
        assertThat(JournalRepair.repair(disk, RUN))
                .containsExactly("removed `/w/.state.json.tmp`, which was never finished");
        assertThat(disk.contents()).doesNotContainKey("/w/.state.json.tmp");
    }

    private void write(String text) throws Exception {
        try (Disk.WritableFile file = disk.append(RUN.journal())) {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String line(long seq, String at, long synced) {
        String start =
                "{\"seq\":%d,\"at\":\"%s\",\"event\":\"phase.started\",\"synced\":%d,\"phase\":\"1\""
                        .formatted(seq, at, synced);
        byte[] bytes = start.getBytes(StandardCharsets.UTF_8);
        return start + ",\"check\":\"" + new Checksum().of(bytes, 0, bytes.length) + "\"}\n";
    }
}
