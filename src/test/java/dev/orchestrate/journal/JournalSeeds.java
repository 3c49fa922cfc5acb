package dev.orchestrate.journal;

import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Files of the state as the program writes them. */
public final class JournalSeeds {
    private JournalSeeds() {}

    /** One of a run, and one of each event alone behind the first. */
    public static List<byte[]> journals() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(journal(Samples.history()));
        for (Event event : Samples.all()) {
            seeds.add(journal(List.of(Samples.started(), event)));
        }
        return seeds;
    }

    /** After each event of a run. */
    public static List<byte[]> checkpoints() {
        List<byte[]> seeds = new ArrayList<>();
        RunState state = null;
        for (Entry entry : entries(Samples.history())) {
            state = state == null ? Transitions.begin(entry) : Transitions.apply(state, entry);
            Bytes bytes = CheckpointWriter.write(state.facts());
            seeds.add(Arrays.copyOf(bytes.content(), bytes.size()));
        }
        return seeds;
    }

    public static List<byte[]> requests() {
        List<Request> requests =
                List.of(
                        new Request.Decide(
                                "r",
                                "1.1",
                                Answer.DONE,
                                true,
                                "ann",
                                "by hand",
                                List.of(new Evidence("report.txt", "9f86d081884c7d65"))),
                        new Request.Approve("r", "1", "ann", null),
                        new Request.Reject("r", "1", null, "too slow"),
                        new Request.RetryPhase("r", "1", "bob", null),
                        new Request.Cancel("r", null, null));
        return requests.stream().map(RequestCodec::encode).toList();
    }

    private static byte[] journal(List<Event> events) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries(events)) {
            text.append(EventCodec.encode(entry)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Entry> entries(List<Event> events) {
        List<Entry> entries = new ArrayList<>();
        for (Event event : events) {
            int seq = entries.size() + 1;
            entries.add(new Entry(seq, Samples.NOON.plusSeconds(seq), event, seq - 1));
        }
        return entries;
    }
}
