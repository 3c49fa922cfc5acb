package dev.orchestrate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private static final Path GOLDEN = Path.of("src/test/golden/journal.jsonl");

    @Test
    void everyEventHasItsFormOnRecord() throws Exception {
        String lines = String.join("\n", encodeAll()) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, lines);
        }
        assertThat(lines).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void theSamplesHaveEveryEventThereIs() {
        Set<Class<?>> seen = new LinkedHashSet<>();
        Samples.all().forEach(event -> seen.add(event.getClass()));
        assertThat(seen).isEqualTo(records(Event.class));
    }

    @Test
    void everyEventIsOnTheListOfNames() {
        List<String> named = Samples.all().stream().map(EventNames::of).distinct().toList();
        assertThat(EventNames.ALL).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everyEventIsReadAsItWasWritten() throws Exception {
        EventCodec codec = new EventCodec(Samples.PLANS);
        List<Event> read = new ArrayList<>();
        for (String line : encodeAll()) {
            read.add(codec.decode(line(line)).event());
        }
        assertThat(read).isEqualTo(Samples.all());
    }

    @Test
    void whatMayBeMissingMayBeMissing() throws Exception {
        Event event =
                new Event.AttemptEnded(
                        "t",
                        1,
                        dev.orchestrate.run.AttemptStatus.SUCCEEDED,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        0,
                        null,
                        null);
        Entry entry = new Entry(1, Samples.NOON, event);
        assertThat(EventCodec.encode(entry))
                .contains("\"status\":\"succeeded\",\"duration_ms\":0,\"check\"");
        assertThat(new EventCodec(Samples.PLANS).decode(line(EventCodec.encode(entry))))
                .isEqualTo(entry);
    }

    @Test
    void anUnknownFieldIsLetBe() throws Exception {
        Line line =
                line(
                        "{\"seq\":1,\"at\":\"2026-01-31T12:00:00.123Z\",\"event\":\"phase.started\","
                                + "\"synced\":0,\"new\":{\"a\":[1,2.5,null]},\"phase\":\"1\"}");
        assertThat(new EventCodec(Samples.PLANS).decode(line).event())
                .isEqualTo(new Event.PhaseStarted("1"));
    }

    @Test
    void aNewerEventIsRefusedByName() throws Exception {
        refuses("\"event\":\"phase.started\"", "\"event\":\"phase.inverted\"", "`phase.inverted`");
        refuses("\"status\":\"failed\"", "\"status\":\"imploded\"", "`imploded`");
    }

    @Test
    void aNewerSchemaIsRefusedByName() throws Exception {
        refuses("\"schema\":1", "\"schema\":2", "`schema` is 2");
    }

    @Test
    void aChangedPlanIsReadAsTheLastInvocationReadIt() throws Exception {
        List<String> by = new ArrayList<>();
        EventCodec codec =
                new EventCodec((plan, vars, invocation) -> {
                    by.add(plan.version() + " " + vars + " " + invocation.host());
                    return Samples.DAG;
                });
        for (String line : encodeAll()) {
            codec.decode(line(line));
        }
        assertThat(by).containsExactly("1 {target=dev} host-1", "2 {target=prod} host-1");
    }

    @Test
    void halfACharacterDoesNotSpoilALine() throws Exception {
        Entry entry = new Entry(1, Samples.NOON, new Event.RunPaused("a\ud83db \ud83d\ude00"));
        Event read = new EventCodec(Samples.PLANS).decode(line(EventCodec.encode(entry))).event();
        assertThat(read).isEqualTo(new Event.RunPaused("a\ufffdb \ud83d\ude00"));
    }

    private static void refuses(String known, String unknown, String named) throws Exception {
        String all = String.join("\n", encodeAll());
        assertThat(all).contains(known);
        EventCodec codec = new EventCodec(Samples.PLANS);
        for (String line : all.split("\n", -1)) {
            if (line.contains(known)) {
                Line newer = line(line.replace(known, unknown));
                assertThatThrownBy(() -> codec.decode(newer))
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("is newer than this program")
                        .hasMessageContaining(named)
                        .extracting(e -> ((ProblemException) e).exit())
                        .isEqualTo(ExitCode.USAGE);
            }
        }
    }

    private static List<String> encodeAll() {
        List<String> lines = new ArrayList<>();
        long seq = 0;
        for (Event event : Samples.all()) {
            lines.add(EventCodec.encode(new Entry(++seq, Samples.NOON, event, seq / 2)));
        }
        return lines;
    }

    private static Line line(String text) throws Fields.Unreadable {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Line.parse(bytes, 0, bytes.length);
    }

    private static Set<Class<?>> records(Class<?> type) {
        if (type.isRecord()) {
            return Set.of(type);
        }
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> part : type.getPermittedSubclasses()) {
            found.addAll(records(part));
        }
        return found;
    }
}
