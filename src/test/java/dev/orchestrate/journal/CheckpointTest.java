package dev.orchestrate.journal;

import static dev.orchestrate.journal.Samples.NOON;
import static dev.orchestrate.journal.Samples.RUN;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Facts;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Selection;
import dev.orchestrate.run.Transitions;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine;
import dev.orchestrate.testing.Seeds;
import dev.orchestrate.testing.Survival;
import dev.orchestrate.testing.TaskSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private final FakeDisk disk = FakeDisk.with(Samples.WORKSPACE);
    private final Journal journal = Journal.create(disk, RUN);
    private final CheckpointFile file = new CheckpointFile(disk, RUN);

    @Test
    void theStateOfACheckpointIsTheOneThatWasWritten() {
        for (RunState state : states()) {
            file.write(state, journal.synced());
            RunState read = read(disk);
            assertThat(read.facts()).isEqualTo(state.facts());
            assertThat(file.seq()).isEqualTo(state.seq());
        }
    }

    @Test
    void aCheckpointAndTheLaterEntriesMakeTheSameStateAsTheWholeJournal() {
        List<RunState> states = states();
        RunState whole = states.get(states.size() - 1);
        for (RunState state : states) {
            file.write(state, journal.synced());
            assertThat(replayed(disk).facts()).isEqualTo(whole.facts());
        }
    }

    @Test
    void aLostOrSpoiledCheckpointCostsNothingButTime() throws Exception {
        List<RunState> states = states();
        RunState whole = states.get(states.size() - 1);
        file.write(whole, journal.synced());
        byte[] good = disk.read(RUN.checkpoint());
        for (int at = 0; at < good.length; at += 7) {
            byte[] spoiled = good.clone();
            spoiled[at] ^= 4;
            disk.replace(RUN.checkpoint(), spoiled);
            assertThat(file.content()).as("spoiled at %d", at).isNull();
            assertThat(file.seq()).isZero();
        }
        assertThat(replayed(disk).facts()).isEqualTo(whole.facts());
        disk.delete(RUN.checkpoint());
        assertThat(replayed(disk).facts()).isEqualTo(whole.facts());
    }

    @Test
    void aCheckpointIsReadable() throws Exception {
        file.write(states().get(0), journal.synced());
        assertThat(new String(disk.read(RUN.checkpoint()), StandardCharsets.UTF_8))
                .startsWith(
                        "{\"schema\":1,\"seq\":1,\"run\":\"20260131-120000.123-7f3a\",\"plan\":{")
                .contains("\n{\"id\":\"1.1\",\"status\":\"pending\",\"failures\":0,")
                .endsWith("\"}\n");
    }

    @Test
    void aLargePlanIsWrittenInPartsThatMakeOneText() throws Exception {
        TaskSpec[] tasks =
                IntStream.range(0, 20_000).mapToObj(i -> task("t" + i)).toArray(TaskSpec[]::new);
        Dag large = Dag.of(plan(phase("1").groups(parallel("a", tasks))));
        Event.RunStarted started = Samples.started();
        Event begun =
                new Event.RunStarted(
                        started.run(),
                        started.plan(),
                        started.vars(),
                        started.labels(),
                        Selection.ALL,
                        started.options(),
                        started.invocation(),
                        large);
        RunState state = Transitions.begin(journal.append(List.of(begun), NOON).get(0));
        List<Event> changes = new ArrayList<>(List.of(new Event.PhaseStarted("1")));
        for (String task : List.of("t0", "t8191", "t8192", "t19999")) {
            changes.add(new Event.AttemptStarted(task, 1, "make", "local"));
        }
        for (Event change : changes) {
            state = Transitions.apply(state, journal.append(List.of(change), NOON).get(0));
        }
        journal.sync();
        file.write(state, journal.synced());
        RunState read =
                Objects.requireNonNull(file.content()).state((_, _, _) -> large, ReadAhead.NOTHING);
        assertThat(read.facts()).isEqualTo(state.facts());
        assertThat(new String(disk.read(RUN.checkpoint()), StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.startsWith("{\"id\":\"t"))
                .hasSize(20_000);
    }

    @Test
    void aNewerCheckpointIsRefusedByName() throws Exception {
        file.write(states().get(0), journal.synced());
        String text = new String(disk.read(RUN.checkpoint()), StandardCharsets.UTF_8);
        String newer =
                text.substring(0, text.lastIndexOf(",\"check\""))
                        .replace("\"schema\":1,\"seq\"", "\"schema\":2,\"seq\"");
        byte[] bytes = newer.getBytes(StandardCharsets.UTF_8);
        String check = ",\"check\":\"" + new Checksum().of(bytes, 0, bytes.length) + "\"}\n";
        disk.replace(RUN.checkpoint(), (newer + check).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> state(file))
                .hasMessage("`/w/state.json` is newer than this program: `schema` is 2");
    }

    @Test
    void aStateThatTheJournalIsNotDurableUpToIsNotWritten() {
        RunState last = states().get(0);
        Journal behind = Journal.create(disk, new RunFolder(Samples.WORKSPACE));
        assertThatThrownBy(() -> file.write(last, behind.synced()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file.seq()).isZero();
    }

    @Test
    void aCrashWhileItIsReplacedLeavesTheOldOneOrTheNewOne() {
        List<RunState> states = states();
        for (int act = 1; act <= 6; act++) {
            for (Survival survival :
                    List.of(Survival.OF_NOTHING, Survival.OF_EVERYTHING, l -> l / 2)) {
                FakeDisk one = FakeDisk.with(Samples.WORKSPACE);
                CheckpointFile there = new CheckpointFile(one, RUN);
                there.write(states.get(0), journal.synced());
                one.machine().crashAt(one.machine().acts() + act);
                try {
                    there.write(states.get(1), journal.synced());
                } catch (FakeDisk.Crash _) {
                    // What is left is what is looked at.
                }
                FakeDisk after = one.machine().cutPower(survival);
                assertThat(read(after).seq()).isBetween(1L, 2L);
            }
        }
    }

    @Test
    void aCrashAtAnyMomentLeavesAStateThatWas() {
        List<Facts> facts = states().stream().map(RunState::facts).toList();
        Seeds.each(
                6,
                seed -> {
                    Random random = new Random(seed);
                    for (int act = 1; crash(act, facts, random); act++) {
                        // until nothing is left to crash at
                    }
                });
    }

    private static boolean crash(int act, List<Facts> facts, Random random) {
        FakeDisk one = FakeDisk.with(Samples.WORKSPACE);
        one.machine().crashAt(act);
        boolean crashed = false;
        long durable = 0;
        try (Journal journal = Journal.create(one, RUN)) {
            CheckpointFile file = new CheckpointFile(one, RUN);
            for (int i = 0; i < facts.size(); i++) {
                journal.append(Samples.history().subList(i, i + 1), NOON.plusSeconds(i));
                if (random.nextBoolean()) {
                    journal.sync();
                    durable = journal.synced();
                    file.write(RunState.of(facts.get(i)), journal.synced());
                }
            }
        } catch (FakeDisk.Crash _) {
            crashed = true;
        }
        FakeDisk after =
                random.nextBoolean() ? one.killed() : one.machine().cutPower(Survival.by(random));
        Recovered found = StoredRun.read(after, RUN, Samples.PLANS).recovered();
        assertThat(found.damage()).isNull();
        assertThat(found.last()).isBetween(durable, (long) facts.size());
        if (found.last() > 0) {
            assertThat(replayed(after).facts()).isEqualTo(facts.get((int) found.last() - 1));
        }
        return crashed;
    }

    @Test
    void aFullDiskKeepsTheOldOneAndLeavesNoRest() throws Exception {
        List<RunState> states = states();
        file.write(states.get(0), journal.synced());
        List<String> before = disk.list(Samples.WORKSPACE);
        disk.machine().room(20);
        assertThatThrownBy(() -> file.write(states.get(1), journal.synced()))
                .hasMessage("can not write `/w/state.json`: no space left on device");
        assertThat(read(disk).seq()).isEqualTo(1);
        assertThat(disk.list(Samples.WORKSPACE)).isEqualTo(before);
    }

    @Test
    void itIsSyncedBeforeItTakesItsPlace() {
        RunState state = states().get(0);
        List<FakeMachine.Act> acts = new ArrayList<>();
        disk.machine().fate((act, _, _) -> acts.add(act));
        file.write(state, journal.synced());
        assertThat(acts)
                .containsExactly(
                        FakeMachine.Act.CREATE,
                        FakeMachine.Act.WRITE,
                        FakeMachine.Act.SYNC,
                        FakeMachine.Act.RENAME,
                        FakeMachine.Act.SYNC);
    }

    @Test
    void itIsWrittenAfterEveryBatchWhileThatCostsLessThanATwentieth() {
        CheckpointPace pace = new CheckpointPace(0, 0);
        assertThat(pace.isDue(0)).isTrue();
        pace.wrote(0, 10);
        assertThat(pace.isDue(199)).isFalse();
        assertThat(pace.isDue(200)).isTrue();
        pace.wrote(1000, 1010);
        assertThat(pace.isDue(1011)).isTrue();
        pace.wrote(1011, 1061);
        assertThat(pace.isDue(1399)).isFalse();
        assertThat(pace.isDue(1400)).isTrue();
    }

    @Test
    void afterACostlyOneTwentyTimesAsLongMustPass() {
        CheckpointPace pace = new CheckpointPace(0, 0);
        pace.wrote(0, 100);
        pace.wrote(2100, 2200);
        pace.wrote(2200, 2400);
        pace.wrote(2400, 2410);
        assertThat(pace.isDue(2609)).isFalse();
        assertThat(pace.isDue(2610)).isTrue();
    }

    @Test
    void aRunThatGoesOnHasOneAlreadyAndWritesTheNextWhenItsCostIsEarned() {
        CheckpointPace pace = new CheckpointPace(1000, 50);
        assertThat(pace.isDue(1000)).isFalse();
        assertThat(pace.isDue(1999)).isFalse();
        assertThat(pace.isDue(2000)).isTrue();
    }

    /** The states after each of the entries that are in the journal. */
    private List<RunState> states() {
        List<RunState> states = new ArrayList<>();
        RunState state = null;
        for (Event event : Samples.history()) {
            Entry entry = journal.append(List.of(event), NOON.plusSeconds(states.size())).get(0);
            state = state == null ? Transitions.begin(entry) : Transitions.apply(state, entry);
            states.add(state);
        }
        journal.sync();
        return states;
    }

    private static RunState read(FakeDisk disk) {
        return state(new CheckpointFile(disk, RUN));
    }

    private static RunState state(CheckpointFile file) {
        return Objects.requireNonNull(file.content()).state(Samples.PLANS, ReadAhead.NOTHING);
    }

    private static RunState replayed(FakeDisk disk) {
        StoredRun stored = StoredRun.read(disk, RUN, Samples.PLANS);
        stored.recovered().refuseDamage();
        List<RunState> state = new ArrayList<>();
        RunState checkpoint = stored.checkpoint();
        if (checkpoint != null) {
            state.add(checkpoint);
        }
        stored.replay(entry -> {
            if (state.isEmpty()) {
                state.add(Transitions.begin(entry));
            } else {
                state.set(0, Transitions.apply(state.get(0), entry));
            }
        });
        Facts facts = state.get(0).facts();
        assertThat(facts.seq()).isEqualTo(stored.recovered().last());
        return state.get(0);
    }
}
