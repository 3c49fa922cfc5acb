package dev.orchestrate.journal;

import static dev.orchestrate.journal.JournalTest.events;
import static dev.orchestrate.journal.Samples.NOON;
import static dev.orchestrate.journal.Samples.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.Seeds;
import dev.orchestrate.testing.Survival;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private final FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);

    @Test
    void aMissingJournalIsAnEmptyOne() {
        Recovered found = Recovery.of(disk, RUN);
        assertThat(found.last()).isZero();
        assertThat(found.damage()).isNull();
    }

    /** The first four lines are known to be durable by the fifth, the other four are not. */
    @Test
    void aJournalCutAtAnyByteEndsWithItsLastWholeLineOrIsDamaged() throws Exception {
        byte[] whole = eightLines();
        int[] ends = ends(whole);
        for (int cut = 0; cut <= whole.length; cut++) {
            FakeDisk torn = with(Arrays.copyOf(whole, cut));
            Recovered found = Recovery.of(torn, RUN);
            int lines = 0;
            while (lines < 8 && ends[lines] <= cut) {
                lines++;
            }
            assertThat(found.last()).as("cut at %d", cut).isEqualTo(lines);
            assertThat(found.durable()).isEqualTo(lines >= 5 ? 4 : 0);
            assertThat(found.damage()).isNull();
            goesOn(torn, found, Arrays.copyOf(whole, cut));
        }
    }

    @Test
    void aSpoiledByteIsDamageUpToWhatIsDurableAndTheEndOfTheJournalAboveIt() throws Exception {
        byte[] whole = eightLines();
        int[] ends = ends(whole);
        for (int at = 0; at < whole.length; at++) {
            byte[] spoiled = whole.clone();
            spoiled[at] ^= 1;
            Recovered found = Recovery.of(with(spoiled), RUN);
            int line = 0;
            while (ends[line] <= at) {
                line++;
            }
            assertThat(found.last()).as("spoiled at %d", at).isEqualTo(line);
            if (line < 4) {
                Damage damage = java.util.Objects.requireNonNull(found.damage());
                assertThat(damage.line()).isEqualTo(line + 1);
                assertThat(damage.readable()).isEqualTo(line);
            } else {
                assertThat(found.damage()).isNull();
                goesOn(with(spoiled), found, spoiled);
            }
        }
    }

    @Test
    void damageIsRefusedAndNothingIsOverwritten() throws Exception {
        byte[] whole = eightLines();
        whole[3] ^= 1;
        FakeDisk damaged = with(whole);
        long acts = damaged.machine().acts();
        assertThatThrownBy(() -> Journal.open(damaged, RUN, Recovery.of(damaged, RUN)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "`/w/journal.jsonl` is damaged at line 1: the check does not match;"
                                + " it can be read up to event 0")
                .extracting(e -> ((ProblemException) e).exit())
                .isEqualTo(ExitCode.DAMAGED);
        assertThat(damaged.machine().acts()).isEqualTo(acts);
    }

    @Test
    void aLineThatIsMissingInTheMiddleIsDamageWhereItWasDurable() throws Exception {
        byte[] whole = eightLines();
        int[] ends = ends(whole);
        byte[] without = without(whole, ends[1], ends[2]);
        Damage damage = Recovery.of(with(without), RUN).damage();
        assertThat(damage)
                .isEqualTo(new Damage(RUN.journal(), 3, "event 4 is in the place of event 3", 2));
    }

    @Test
    void aLineThatIsMissingAboveTheDurableOnesEndsTheJournal() throws Exception {
        byte[] whole = eightLines();
        int[] ends = ends(whole);
        Recovered found = Recovery.of(with(without(whole, ends[5], ends[6])), RUN);
        assertThat(found.last()).isEqualTo(6);
        assertThat(found.damage()).isNull();
    }

    @Test
    void aCheckpointSaysThatTheJournalWasDurableUpToIt() throws Exception {
        FakeDisk torn = with(Arrays.copyOf(eightLines(), 10));
        torn.replace(RUN.checkpoint(), whole("{\"schema\":1,\"seq\":1,\"run\":\"r\""));
        assertThat(Recovery.of(torn, RUN).damage())
                .isEqualTo(new Damage(RUN.journal(), 1, "event 1 is missing", 0));
    }

    @Test
    void whatACheckpointCoversIsJudgedAsIfEveryLineWereLookedInto() throws Exception {
        byte[] whole = eightLines();
        int[] ends = ends(whole);
        List<byte[]> journals = new ArrayList<>(List.of(whole));
        for (int at = 0; at < whole.length; at++) {
            byte[] spoiled = whole.clone();
            spoiled[at] ^= 1;
            journals.add(spoiled);
            journals.add(Arrays.copyOf(whole, at));
        }
        for (int line = 1; line < 8; line++) {
            byte[] missing = without(whole, ends[line - 1], ends[line]);
            journals.add(missing);
            byte[] last = Arrays.copyOfRange(whole, ends[line - 1], ends[line]);
            journals.add(concat(last, missing, ""));
            journals.add(concat(missing, last, ""));
        }
        for (byte[] journal : journals) {
            FakeDisk disk = with(journal);
            for (long checkpoint = 0; checkpoint <= 9; checkpoint++) {
                assertThat(Recovery.of(disk, RUN.journal(), checkpoint))
                        .isEqualTo(Recovery.thoroughly(disk, RUN.journal(), checkpoint));
            }
        }
    }

    @Test
    void aCheckpointThatIsNotWholeSaysNothing() throws Exception {
        FakeDisk torn = with(Arrays.copyOf(eightLines(), 10));
        torn.replace(
                RUN.checkpoint(),
                "{\"seq\":1,\"check\":\"00000000\"}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Recovery.of(torn, RUN).damage()).isNull();
    }

    @Test
    void aTailWithoutAnEndIsPassedOverInBoundedMemory() throws Exception {
        byte[] tail = new byte[200_000];
        LineScanner lines =
                new LineScanner(
                        with(concat(eightLines(), tail, "\nx\n")).open(RUN.journal()), 0, 900);
        List<Boolean> overlong = new ArrayList<>();
        while (lines.next()) {
            overlong.add(lines.overlong());
        }
        assertThat(overlong).hasSize(10).startsWith(false).endsWith(true, false);
    }

    /**
     * Kills the writer before each of its changes of the disk, or cuts the power there: what was
     * said to be durable is there, and what is there was appended.
     */
    @Test
    void aCrashAtAnyMomentLosesNothingThatWasDurable() {
        Seeds.each(
                8,
                seed -> {
                    Random random = new Random(seed);
                    for (int act = 1; crash(act, (int) (seed & 3), random); act++) {
                        // until the first session is through before that act
                    }
                });
    }

    private static boolean crash(int act, int variant, Random random) {
        FakeDisk first = FakeDisk.with(Samples.WORKSPACE);
        Session session = new Session();
        first.machine().crashAt(act);
        boolean crashed = session.dies(first, Recovered.EMPTY, random);
        FakeDisk next = restart(first, variant, random);
        for (int again = 0; again < 3; again++) {
            Recovered found = Recovery.of(next, RUN);
            assertThat(found.damage()).isNull();
            session.expect(next, found.last());
            next.machine().crashAt(next.machine().acts() + 1 + random.nextInt(12));
            session.dies(next, found, random);
            next = restart(next, variant, random);
        }
        Recovered last = Recovery.of(next, RUN);
        assertThat(last.damage()).isNull();
        session.expect(next, last.last());
        return crashed;
    }

    private static FakeDisk restart(FakeDisk disk, int variant, Random random) {
        return switch (variant) {
            case 0 -> disk.killed();
            case 1 -> disk.machine().cutPower(Survival.OF_NOTHING);
            case 2 -> disk.machine().cutPower(Survival.OF_EVERYTHING);
            default -> disk.machine().cutPower(Survival.by(random));
        };
    }

    /** A writer, and what it believes. */
    private static final class Session {
        private final List<Entry> appended = new ArrayList<>();
        private long durable;

        boolean dies(FakeDisk disk, Recovered from, Random random) {
            try {
                Journal journal = Journal.open(disk, RUN, from);
                for (int i = 0; i < 6; i++) {
                    String[] names = new String[1 + random.nextInt(3)];
                    Arrays.setAll(names, n -> "p" + random.nextInt(1000) + n);
                    appended.addAll(journal.append(events(names), NOON.plusSeconds(i)));
                    if (random.nextBoolean()) {
                        journal.flush();
                    } else {
                        journal.sync();
                    }
                    durable = Math.max(durable, journal.synced());
                }
                journal.close();
                return false;
            } catch (FakeDisk.Crash _) {
                return true;
            }
        }

        void expect(FakeDisk disk, long last) {
            assertThat(last).isBetween(durable, (long) appended.size());
            appended.subList((int) last, appended.size()).clear();
            List<Entry> read = new ArrayList<>();
            if (last > 0) {
                EventCodec codec = new EventCodec(Samples.PLANS);
                try (JournalReader reader = JournalReader.since(disk, RUN, 0)) {
                    reader.read().forEach(line -> read.add(codec.decode(line)));
                }
            }
            assertThat(read).isEqualTo(appended);
        }
    }

    private static void goesOn(FakeDisk disk, Recovered found, byte[] before) throws IOException {
        Journal journal = Journal.open(disk, RUN, found);
        journal.append(events("next"), NOON);
        journal.sync();
        Recovered after = Recovery.of(disk, RUN);
        assertThat(after.last()).isEqualTo(found.last() + 1);
        assertThat(after.damage()).isNull();
        assertThat(after.end()).isEqualTo(after.size());
        String copy = "journal.jsonl.cut-" + (found.last() + 1);
        if (found.end() == found.size()) {
            assertThat(disk.list(Samples.WORKSPACE)).doesNotContain(copy);
        } else {
            assertThat(disk.read(Samples.WORKSPACE.resolve(copy)))
                    .isEqualTo(Arrays.copyOfRange(before, (int) found.end(), before.length));
        }
    }

    private byte[] eightLines() throws IOException {
        Journal journal = Journal.create(disk, RUN);
        journal.append(events("1", "2", "3", "4"), NOON);
        journal.sync();
        journal.append(events("5", "6", "7", "8"), NOON);
        journal.close();
        byte[] whole = disk.read(RUN.journal());
        disk.delete(RUN.journal());
        return whole;
    }

    private static int[] ends(byte[] lines) {
        return java.util.stream.IntStream.range(0, lines.length)
                .filter(i -> lines[i] == '\n')
                .map(i -> i + 1)
                .toArray();
    }

    private static byte[] without(byte[] whole, int from, int to) {
        return concat(Arrays.copyOf(whole, from), Arrays.copyOfRange(whole, to, whole.length), "");
    }

    private static byte[] concat(byte[] first, byte[] second, String third) {
        ByteBuffer all = ByteBuffer.allocate(first.length + second.length + third.length());
        all.put(first).put(second).put(third.getBytes(StandardCharsets.UTF_8));
        return all.array();
    }

    private static byte[] whole(String object) {
        byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
        String check = new Checksum().of(bytes, 0, bytes.length);
        return (object + ",\"check\":\"" + check + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static FakeDisk with(byte[] journal) throws IOException {
        FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);
        disk.replace(RUN.journal(), journal);
        return disk;
    }
}
