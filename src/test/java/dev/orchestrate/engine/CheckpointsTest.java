package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.journal.CheckpointFile;
import dev.orchestrate.journal.Disk;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunState;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine.Act;
import dev.orchestrate.testing.Survival;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static final Plan CHAIN = flat(task("a"), task("b").after("a"), task("c").after("b"));
    private static final RunFolder FOLDER = new RunFolder(Path.of("/state/run"));

    private static List<RunState> states() {
        Sim sim = new Sim(CHAIN);
        List<RunState> states = new ArrayList<>();
        sim.listeners.add((_, after) -> states.add(after));
        sim.run(Ask.run());
        return states;
    }

    private static boolean isAsOf(Disk disk, RunFolder folder, long seq) throws Exception {
        String text = new String(disk.read(folder.checkpoint()), StandardCharsets.UTF_8);
        return text.startsWith("{\"schema\":1,\"seq\":" + seq + ",");
    }

    @Test
    void aRunGoesOnWhileItsCheckpointIsWritten() throws Exception {
        Sim sim = new Sim(CHAIN);
        sim.errandsTake = () -> Duration.ofHours(1);
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.time.nanos()).isLessThan(Duration.ofHours(2).toNanos());
        assertThat(sim.events(Event.AttemptStarted.class)).hasSize(3);
        assertThat(isAsOf(sim.disk, outcome.folder(), outcome.state().seq())).isTrue();
    }

    @Test
    void oneThatIsStillBeingWrittenAtTheEndDoesNotTakeThePlaceOfTheLast() throws Exception {
        List<RunState> states = states();
        RunState first = states.get(0);
        RunState last = states.get(states.size() - 1);
        FakeDisk disk = FakeDisk.with(FOLDER.path());
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayBeNamed = new CountDownLatch(1);
        Disk slow =
                before(
                        disk,
                        "rename",
                        () -> {
                            written.countDown();
                            mayBeNamed.await();
                        });
        try (Checkpoints checkpoints =
                new Checkpoints(
                        new CheckpointFile(slow, FOLDER), new Mail(), new SystemClock(), 0)) {
            checkpoints.begin(first, first.seq());
            written.await();
            Thread end = Thread.ofPlatform().start(() -> checkpoints.last(last, last.seq()));
            while (end.getState() != Thread.State.WAITING && end.isAlive()) {
                Thread.onSpinWait();
            }
            mayBeNamed.countDown();
            end.join();
        }
        assertThat(isAsOf(disk, FOLDER, last.seq())).isTrue();
    }

    /** A disk on which something comes first, whenever that is to be done. */
    private static Disk before(Disk disk, String operation, Pause pause) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (method.getName().equals(operation)) {
                        pause.hold();
                    }
                    try {
                        return method.isDefault()
                                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                                : method.invoke(disk, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        return (Disk)
                Proxy.newProxyInstance(
                        Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, handler);
    }

    private interface Pause {
        void hold() throws InterruptedException;
    }

    @Test
    void oneThatCanNotBeWrittenIsTriedAgain() throws Exception {
        Sim sim = new Sim(CHAIN);
        sim.after(Duration.ofMillis(500), () -> sim.disk.machine().fail(Act.RENAME, "no"));
        sim.after(Duration.ofMillis(1500), () -> sim.disk.machine().fail(Act.RENAME, null));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(isAsOf(sim.disk, outcome.folder(), outcome.state().seq())).isTrue();
    }

    @Test
    void aKillAtAnyMomentOfACheckpointThatIsWrittenBesideTheRunLosesNothing() {
        for (UnaryOperator<FakeDisk> death :
                List.<UnaryOperator<FakeDisk>>of(
                        FakeDisk::killed,
                        disk -> disk.machine().cutPower(Survival.OF_EVERYTHING))) {
            int deaths = 0;
            for (long act = 1; dies(act, death); act++) {
                deaths++;
            }
            assertThat(deaths).isGreaterThan(40);
        }
    }

    /** Whether there was such a moment; then all went well afterwards. */
    private static boolean dies(long act, UnaryOperator<FakeDisk> death) {
        Sim sim = new Sim(CHAIN);
        sim.errandsTake = () -> Duration.ofMillis(300);
        sim.disk.machine().crashAt(act);
        try {
            sim.run(Ask.run());
            return false;
        } catch (FakeDisk.Crash _) {
            sim.disk = death.apply(sim.disk);
        }
        sim.disk.machine().crashAt(Long.MAX_VALUE);
        long known = sim.hasRun() ? sim.state().seq() : 0;
        RunOutcome outcome = sim.run(Ask.resume());
        assertThat(outcome.exit()).as("killed before act %d", act).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b", "c");
        List<Entry> journal = sim.journal();
        assertThat(journal.size()).isGreaterThanOrEqualTo((int) known);
        assertThat(sim.state().seq()).isEqualTo(journal.size());
        return true;
    }
}
