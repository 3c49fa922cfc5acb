package dev.orchestrate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Facts;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import dev.orchestrate.testing.FakeDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final Path STATE = Path.of("/w/.orchestrate");

    private final FakeDisk disk = FakeDisk.with(Path.of("/w"));
    private final RunFolder run = made().create(Samples.NOON, new Random(1));
    private final Journal journal = Journal.create(disk, run);
    private final RunState state = begun();

    @Test
    void whatWasReadIsTheStateOfTheCheckpointAndIsHandedOutOnce() throws Exception {
        ReadAhead ahead = ReadAhead.ofNewest(disk, STATE);
        CheckpointReader read = Objects.requireNonNull(ahead.take(checkpoint()));
        Facts facts = read.facts(Samples.PLANS);
        assertThat(facts).usingRecursiveComparison().isEqualTo(state.facts());
        assertThat(ahead.take(checkpoint())).isNull();
    }

    @Test
    void anotherCheckpointThanTheOneThatWasReadIsReadAnew() throws Exception {
        byte[] read = checkpoint();
        write(Transitions.apply(state, append(new Event.RunInterrupted("SIGINT"))));
        assertThat(ReadAhead.ofNewest(disk, STATE).take(read)).isNull();
    }

    @Test
    void aCheckpointThatIsReplacedMeanwhileIsTheOneThatCounts() {
        ReadAhead ahead = ReadAhead.ofNewest(disk, STATE);
        RunState next = Transitions.apply(state, append(new Event.RunInterrupted("SIGINT")));
        write(next);
        RunState found = StoredRun.read(disk, run, Samples.PLANS, ahead).checkpoint();
        assertThat(Objects.requireNonNull(found).seq()).isEqualTo(next.seq());
    }

    @Test
    void whatCanNotBeReadIsLeftToWhoeverAsks() throws Exception {
        disk.replace(run.checkpoint(), new byte[] {1, 2, 3});
        assertThat(ReadAhead.ofNewest(disk, STATE).take(checkpoint())).isNull();
        disk.delete(run.checkpoint());
        assertThat(ReadAhead.ofNewest(disk, STATE).take(new byte[0])).isNull();
        assertThat(ReadAhead.ofNewest(disk, Path.of("/nowhere")).take(new byte[0])).isNull();
        assertThat(ReadAhead.NOTHING.take(new byte[0])).isNull();
    }

    private byte[] checkpoint() throws IOException {
        return disk.read(run.checkpoint());
    }

    private StateFolder made() {
        StateFolder made = StateFolder.at(disk, STATE);
        made.make();
        return made;
    }

    private RunState begun() {
        RunState begun = Transitions.begin(append(Samples.started()));
        write(begun);
        return begun;
    }

    private void write(RunState checkpoint) {
        new CheckpointFile(disk, run).write(checkpoint, checkpoint.seq());
    }

    private Entry append(Event event) {
        Entry entry = journal.append(List.of(event), Samples.NOON).get(0);
        journal.sync();
        return entry;
    }
}
