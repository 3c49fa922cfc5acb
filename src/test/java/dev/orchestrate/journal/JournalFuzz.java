package dev.orchestrate.journal;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes as a journal, as they are and with checks that hold: what counts of them is found, the
 * same again after the rest is cut, and each line is an event that is written as it was read, or is
 * refused by name.
 */
public final class JournalFuzz {
    private JournalFuzz() {}

    /** Returns if all of this holds of the input. */
    public static void check(byte[] input) {
        byte[] sealed = Sealed.lines(input);
        try {
            if (!Arrays.equals(input, sealed)) {
                recover(disk(input));
            }
            FakeDisk disk = disk(sealed);
            JournalCheck.of(disk, Samples.RUN, Samples.PLANS);
            replay(entries(disk));
            recover(disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FakeDisk disk(byte[] journal) throws IOException {
        FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);
        disk.replace(Samples.RUN.journal(), journal);
        return disk;
    }

    private static void recover(FakeDisk disk) throws IOException {
        Recovered found = StoredRun.read(disk, Samples.RUN, Samples.PLANS).recovered();
        long told;
        try (JournalReader reader = JournalReader.since(disk, Samples.RUN, 0)) {
            told = reader.read().size();
        }
        Rule.same(told, found.last(), "a reader tells what counts");
        if (found.damage() == null) {
            found.cut(disk, Samples.RUN);
            Recovered again = Recovery.of(disk, Samples.RUN);
            Recovered whole =
                    new Recovered(
                            found.last(),
                            found.lastAt(),
                            again.durable(),
                            found.end(),
                            found.end(),
                            found.tail(),
                            null);
            Rule.same(again, whole, "after the cut there is what counted");
        }
    }

    /** Up to one that is newer than this program. */
    private static List<Entry> entries(FakeDisk disk) {
        EventCodec codec = new EventCodec(Samples.PLANS);
        List<Entry> entries = new ArrayList<>();
        try (JournalReader reader = JournalReader.since(disk, Samples.RUN, 0)) {
            for (Line line : reader.read()) {
                line.field("task");
                entries.add(sameAgain(codec.decode(line)));
            }
        } catch (ProblemException e) {
            Rule.holds(e.problem().contains("is newer"), "what is not known is new", e.problem());
        }
        return entries;
    }

    private static Entry sameAgain(Entry entry) {
        byte[] text = EventCodec.encode(entry).getBytes(StandardCharsets.UTF_8);
        EventCodec codec = new EventCodec(Samples.PLANS);
        codec.executedBy(Samples.INVOCATION);
        try {
            Entry again = codec.decode(Line.parse(text, 0, text.length));
            Rule.same(again, entry, "an event is written as it was read");
        } catch (Fields.Unreadable e) {
            throw new AssertionError("an event that can not be written", e);
        }
        return entry;
    }

    /** As far as it is legal; what is not is said as the doctor expects to hear it. */
    private static void replay(List<Entry> entries) {
        RunState state = null;
        for (Entry entry : entries) {
            state = after(state, entry);
            if (state == null) {
                return;
            }
        }
    }

    private static @Nullable RunState after(@Nullable RunState before, Entry entry) {
        try {
            return before == null ? Transitions.begin(entry) : Transitions.apply(before, entry);
        } catch (IllegalStateException _) {
            return null;
        }
    }
}
