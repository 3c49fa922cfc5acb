package dev.orchestrate.journal;

import static dev.orchestrate.journal.JournalTest.events;
import static dev.orchestrate.journal.Samples.NOON;
import static dev.orchestrate.journal.Samples.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.Event;
import dev.orchestrate.testing.FakeDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JournalReaderTest {
    private final FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);

    @Test
    void aReaderTellsWhatComesAndNothingTwice() {
        Journal journal = Journal.create(disk, RUN);
        JournalReader reader = JournalReader.since(disk, RUN, 0);
        assertThat(reader.read()).isEmpty();
        for (int i = 1; i <= 3; i++) {
            journal.append(events("a", "b"), NOON);
            journal.flush();
            assertThat(seqs(reader)).containsExactly(2L * i - 1, 2L * i);
            assertThat(reader.read()).isEmpty();
        }
    }

    @Test
    void aReaderBeginsAfterAnyLine() {
        Journal journal = Journal.create(disk, RUN);
        journal.append(events("1", "2", "3"), NOON);
        journal.flush();
        assertThat(seqs(JournalReader.since(disk, RUN, 2))).containsExactly(3L);
        JournalReader later = JournalReader.since(disk, RUN, 4);
        assertThat(later.read()).isEmpty();
        journal.append(events("4", "5"), NOON);
        journal.flush();
        assertThat(seqs(later)).containsExactly(5L);
    }

    @Test
    void halfALineIsNeverTold() throws Exception {
        byte[] whole = lines(3);
        Disk.WritableFile file = disk.append(RUN.journal());
        JournalReader reader = JournalReader.since(disk, RUN, 0);
        List<Line> told = new ArrayList<>();
        for (byte b : whole) {
            file.write(ByteBuffer.wrap(new byte[] {b}));
            told.addAll(reader.read());
        }
        assertThat(told).extracting(Line::seq).containsExactly(1L, 2L, 3L);
        assertThat(told).extracting(line -> line.field("phase")).containsExactly("0", "1", "2");
        assertThat(told).extracting(line -> line.field("task")).containsOnlyNulls();
        assertThat(told.get(0).text().toString()).startsWith("{\"seq\":1,").endsWith("\"}");
    }

    @Test
    void aReaderOutlivesTheCutOfARecovery() throws Exception {
        byte[] whole = lines(4);
        int torn = whole.length - 9;
        disk.replace(RUN.journal(), new byte[0]);
        Disk.WritableFile file = disk.append(RUN.journal());
        file.write(ByteBuffer.wrap(Arrays.copyOf(whole, torn)));
        JournalReader reader = JournalReader.since(disk, RUN, 0);
        assertThat(seqs(reader)).containsExactly(1L, 2L, 3L);
        Journal journal = Journal.open(disk, RUN, Recovery.of(disk, RUN));
        assertThat(reader.read()).isEmpty();
        journal.append(List.of(new Event.PhaseStarted("another")), NOON);
        journal.flush();
        Line next = Objects.requireNonNull(reader.next());
        assertThat(next.seq()).isEqualTo(4);
        assertThat(next.field("phase")).isEqualTo("another");
    }

    @Test
    void aReaderOutlivesTheLossOfLinesThatItHasTold() throws Exception {
        byte[] whole = lines(4);
        disk.replace(RUN.journal(), whole);
        JournalReader reader = JournalReader.since(disk, RUN, 0);
        assertThat(seqs(reader)).hasSize(4);
        try (Disk.WritableFile file = disk.append(RUN.journal())) {
            file.truncate(whole.length / 2);
        }
        assertThat(reader.read()).isEmpty();
        Journal journal = Journal.open(disk, RUN, Recovery.of(disk, RUN));
        journal.append(events("x", "y", "z"), NOON);
        journal.flush();
        assertThat(seqs(reader)).containsExactly(5L);
    }

    @Test
    void aSpoiledLineEndsWhatIsTold() throws Exception {
        byte[] whole = lines(3);
        whole[whole.length / 2] ^= 1;
        disk.replace(RUN.journal(), whole);
        JournalReader reader = JournalReader.since(disk, RUN, 0);
        assertThat(seqs(reader)).containsExactly(1L);
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void aLineThatComesAgainEndsWhatIsToldAsItEndsWhatCounts() throws Exception {
        byte[] one = lines(1);
        byte[] three = lines(3);
        ByteBuffer again = ByteBuffer.allocate(one.length + three.length);
        disk.replace(RUN.journal(), again.put(one).put(three).array());
        assertThat(seqs(JournalReader.since(disk, RUN, 0))).containsExactly(1L);
        assertThat(Recovery.of(disk, RUN).last()).isEqualTo(1);
    }

    @Test
    void linesOfAnyLengthAreTold() throws Exception {
        Journal journal = Journal.create(disk, RUN);
        for (int length = 1; length < 1 << 20; length *= 3) {
            journal.append(List.of(new Event.RunPaused("x".repeat(length))), NOON);
        }
        journal.flush();
        JournalReader reader = JournalReader.since(disk, RUN, 0);
        EventCodec codec = new EventCodec(Samples.PLANS);
        List<Integer> lengths = new ArrayList<>();
        for (Line line : reader.read()) {
            lengths.add(((Event.RunPaused) codec.decode(line).event()).why().length());
        }
        assertThat(lengths).hasSize(13).startsWith(1, 3, 9).endsWith(531441);
    }

    @Test
    void aStoredRunIsFollowedFromWhereItsReplayEnds() throws Exception {
        disk.replace(RUN.journal(), lines(3));
        StoredRun stored = StoredRun.read(disk, RUN, Samples.PLANS);
        List<Long> replayed = new ArrayList<>();
        JournalReader reader = stored.follow();
        Journal journal = Journal.open(disk, RUN, Recovery.of(disk, RUN));
        journal.append(events("4"), NOON);
        journal.flush();
        stored.replay(entry -> replayed.add(entry.seq()));
        assertThat(replayed).containsExactly(1L, 2L, 3L);
        assertThat(seqs(reader)).containsExactly(4L);
    }

    @Test
    void aRunWithoutAJournalIsAProblem() {
        assertThatThrownBy(() -> JournalReader.since(disk, RUN, 0))
                .hasMessage("can not find `/w/journal.jsonl`: no such file or directory");
    }

    private static List<Long> seqs(JournalReader reader) {
        return reader.read().stream().map(Line::seq).toList();
    }

    private static byte[] lines(int count) throws IOException {
        FakeDisk other = FakeDisk.with(Samples.WORKSPACE);
        Journal journal = Journal.create(other, RUN);
        for (int i = 0; i < count; i++) {
            journal.append(events(String.valueOf(i)), NOON);
        }
        journal.flush();
        return other.read(RUN.journal());
    }
}
