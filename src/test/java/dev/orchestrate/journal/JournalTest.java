package dev.orchestrate.journal;

import static dev.orchestrate.journal.Samples.NOON;
import static dev.orchestrate.journal.Samples.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private final FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);

    @Test
    void aSyncedLineIsReadBackFromARealDisk(@TempDir Path temporary) throws Exception {
        Disk real = new RealDisk();
        RunFolder run = new RunFolder(temporary);
        try (Journal journal = Journal.create(real, run)) {
            assertThat(journal.append(events("1"), NOON)).hasSize(1);
            journal.sync();
            assertThat(journal.synced()).isEqualTo(1);
        }
        assertThat(Files.readString(run.journal()))
                .startsWith(
                        "{\"seq\":1,\"at\":\"2026-01-31T12:00:00.123Z\",\"event\":\"phase.started\","
                                + "\"synced\":0,\"phase\":\"1\",\"check\":\"")
                .endsWith("\"}\n");
        assertThat(Recovery.of(real, run).last()).isEqualTo(1);
        assertThat(real.list(temporary)).containsExactly("journal.jsonl");
    }

    @Test
    void entriesAreNumberedWithoutGapsAndTheirTimesNeverGoBack() {
        Journal journal = open();
        List<Entry> entries = new ArrayList<>(journal.append(events("1", "2"), NOON));
        entries.addAll(journal.append(events("3"), NOON.minusSeconds(9)));
        entries.addAll(journal.append(events("4"), NOON.plusNanos(1_999_999)));
        assertThat(entries).extracting(Entry::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(entries)
                .extracting(Entry::at)
                .containsExactly(NOON, NOON, NOON, NOON.plusMillis(1));
    }

    @Test
    void whatWaitsIsWrittenAndSyncedOnce() {
        Journal journal = open();
        journal.append(events("1", "2"), NOON);
        journal.append(events("3"), NOON);
        List<FakeMachine.Act> acts = new ArrayList<>();
        disk.machine().fate((act, _, _) -> acts.add(act));
        journal.sync();
        journal.sync();
        assertThat(acts).containsExactly(FakeMachine.Act.WRITE, FakeMachine.Act.SYNC);
    }

    @Test
    void aLineSaysWhatWasDurableWhenItWasAppended() {
        Journal journal = open();
        journal.append(events("1", "2"), NOON);
        journal.flush();
        journal.append(events("3"), NOON);
        journal.sync();
        journal.append(events("4"), NOON);
        assertThat(journal.appended()).isEqualTo(4);
        assertThat(journal.written()).isEqualTo(3);
        assertThat(journal.synced()).isEqualTo(3);
        journal.close();
        assertThat(lines()).extracting(Line::synced).containsExactly(0L, 0L, 0L, 3L);
    }

    @Test
    void readersSeeWhatIsFlushedAndNothingThatIsNot() {
        Journal journal = open();
        journal.append(events("1"), NOON);
        assertThat(lines()).isEmpty();
        journal.flush();
        assertThat(lines()).hasSize(1);
        assertThat(journal.synced()).isZero();
    }

    @Test
    void whatAKilledProcessLeftIsDurableBeforeAnythingIsSaidToBe() {
        Journal journal = open();
        journal.append(events("1", "2"), NOON);
        journal.flush();
        FakeDisk next = disk.killed();
        Journal resumed = Journal.open(next, RUN, Recovery.of(next, RUN));
        resumed.append(events("3"), NOON.minusSeconds(60));
        resumed.flush();
        FakeDisk after = next.machine().cutPower(dev.orchestrate.testing.Survival.OF_NOTHING);
        assertThat(Recovery.of(after, RUN).last()).isEqualTo(2);
        assertThat(resumed.synced()).isEqualTo(2);
    }

    @Test
    void whenTheDiskIsFullTheEndIsRecordedInTheReserve() {
        Journal journal = open();
        journal.append(events("1"), NOON);
        journal.sync();
        disk.machine().room(10);
        assertThat(journal.shortage()).isNull();
        journal.append(events("2"), NOON);
        journal.sync();
        assertThat(journal.synced()).isEqualTo(2);
        assertThat(journal.shortage())
                .isEqualTo("can not write `/w/journal.jsonl`: no space left on device");
        List<Event> ends = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ends.add(Samples.all().get(22));
        }
        ends.add(new Event.RunInterrupted("the disk is full"));
        journal.append(ends, NOON);
        journal.sync();
        journal.close();
        assertThat(Recovery.of(disk, RUN).last()).isEqualTo(1003);
        assertThat(Recovery.of(disk, RUN).size()).isEqualTo(Recovery.of(disk, RUN).end());
    }

    @Test
    void whenTheReserveIsUsedUpTheJournalIsBroken() {
        Journal journal = open();
        disk.machine().room(10);
        List<Event> many = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            many.add(Samples.all().get(22));
        }
        assertThatThrownBy(
                        () -> {
                            journal.append(many, NOON);
                            journal.sync();
                        })
                .isInstanceOf(JournalBroken.class)
                .hasMessage("can not write `/w/journal.jsonl`: no space left on device");
    }

    @Test
    void afterAFailedSyncNothingMoreIsAppended() {
        Journal journal = open();
        journal.append(events("1"), NOON);
        disk.machine().fail(FakeMachine.Act.SYNC, "Input/output error");
        assertThatThrownBy(journal::sync)
                .isInstanceOf(JournalBroken.class)
                .hasMessage("can not write `/w/journal.jsonl`: input/output error")
                .hasCauseInstanceOf(IOException.class)
                .extracting(e -> ((JournalBroken) e).exit())
                .isEqualTo(ExitCode.FAILED);
        disk.machine().fail(FakeMachine.Act.SYNC, null);
        long acts = disk.machine().acts();
        assertThatThrownBy(() -> journal.append(events("2"), NOON))
                .isInstanceOf(JournalBroken.class);
        assertThatThrownBy(journal::sync).isInstanceOf(JournalBroken.class);
        assertThat(disk.machine().acts()).isEqualTo(acts);
        journal.close();
        assertThat(journal.synced()).isZero();
        assertThat(disk.contents()).containsOnlyKeys("/w/journal.jsonl");
    }

    @Test
    void aJournalThatCanNotBeOpenedIsAProblemOfTheFolder() {
        disk.machine().fail(FakeMachine.Act.CREATE, "Read-only file system");
        assertThatThrownBy(this::open)
                .hasMessage("can not open `/w/journal.jsonl`: read-only file system")
                .extracting(e -> ((dev.orchestrate.run.ProblemException) e).exit())
                .isEqualTo(ExitCode.USAGE);
    }

    private Journal open() {
        return Journal.create(disk, RUN);
    }

    private List<Line> lines() {
        try (JournalReader reader = JournalReader.since(disk, RUN, 0)) {
            return reader.read();
        }
    }

    static List<Event> events(String... phases) {
        List<Event> events = new ArrayList<>();
        for (String phase : phases) {
            events.add(new Event.PhaseStarted(phase));
        }
        return events;
    }
}
