package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine.Act;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.Survival;
import dev.orchestrate.testing.TaskSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What befalls real runs at the worst of moments. */
class DisastersTest {
    private static final Duration MOMENT = Duration.ofMillis(1200);

    private static void send(Sim sim, Duration after, Request request) {
        sim.after(after, () -> sim.send(request));
    }

    private static void cancelAtThatMoment(Sim sim) {
        send(sim, MOMENT, new Request.Cancel("it", "ada", null));
        RunOutcome outcome = sim.run(Ask.run().waiting(Waits.FOR_ALL, null));
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.state().status()).isEqualTo(RunStatus.CANCELED);
        assertThat(sim.time.nanos()).isEqualTo(MOMENT.toNanos());
        assertThat(sim.processes.alive()).isEmpty();
    }

    @Test
    void aCancelWhileARetryIsAwaitedEndsTheRunAtOnce() {
        Sim sim = new Sim(flat(task("a").attempts(2)));
        sim.script("a", Script.exits(75));
        cancelAtThatMoment(sim);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
        assertThat(sim.status("a").ended()).isTrue();
    }

    @Test
    void aCancelWhileAGateIsOpenEndsTheRunAtOnce() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL)));
        cancelAtThatMoment(sim);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.CANCELED);
    }

    @Test
    void aCancelWhileASlotIsAwaitedBeginsNothing() {
        Sim sim =
                new Sim(
                        draft(phase("1").groups(parallel("g", task("a"), task("b"))))
                                .maxParallel(1)
                                .build());
        sim.script("a", Script.hangs());
        cancelAtThatMoment(sim);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a");
        assertThat(sim.status("b")).isEqualTo(TaskStatus.CANCELED);
    }

    @Test
    void aGateThatIsDecidedTwiceAtOnceIsDecidedByTheFirst() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL)));
        send(sim, MOMENT, Requests.approve("1-first", "1"));
        send(sim, MOMENT, Requests.reject("2-second", "1"));
        RunOutcome outcome = sim.run(Ask.run().waiting(Waits.FOR_ALL, null));
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.events(Event.PhaseApproved.class)).hasSize(1);
        assertThat(sim.events(Event.PhaseRejected.class)).isEmpty();
    }

    @Test
    void aRunWhoseFirstTaskHasBegunIsThereAfterAPowerCutThatTakesWhatWasNotSynced() {
        List<Sim> here = new ArrayList<>();
        Plan plan = flat(task("a"));
        here.add(
                new Sim(
                        plan,
                        1,
                        _ -> {
                            Sim sim = here.get(0);
                            sim.disk = sim.disk.machine().cutPower(Survival.OF_NOTHING);
                            return Script.succeeds();
                        }));
        Sim sim = here.get(0);
        try {
            sim.run(Ask.run());
            throw new AssertionError("it lived");
        } catch (FakeDisk.Crash _) {
            sim.processes.cutPower(new Random(1));
        }
        assertThat(sim.events(Event.AttemptStarted.class)).hasSize(1);
        assertThat(sim.run(Ask.resume()).state().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
    }

    @Test
    void aRetryDoesNotWaitForAClockThatWasSetBackToComeRoundAgain() {
        Sim sim = new Sim(flat(task("a").attempts(2)));
        sim.script("a.1", Script.exits(75));
        sim.after(MOMENT, sim::stop);
        sim.run(Ask.run());
        assertThat(sim.status("a")).isEqualTo(TaskStatus.WAITING);
        sim.skew = Duration.ofHours(-1);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.time.nanos()).isLessThan(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void tenThousandTasksThatEndInTheSameInstantAllEnd() {
        int count = 10_000;
        TaskSpec[] tasks =
                IntStream.range(0, count).mapToObj(i -> task("t" + i)).toArray(TaskSpec[]::new);
        Sim sim =
                new Sim(
                        draft(phase("1").groups(parallel("g", tasks)), phase("2").tasks(task("z")))
                                .maxParallel(count)
                                .build());
        // as on a real disk, a checkpoint takes its time, in which the ends come in
        sim.disk
                .machine()
                .fate((act, file, _) -> {
                    if (act == Act.RENAME && file.endsWith("state.json")) {
                        sim.pass(Duration.ofMillis(50));
                    }
                });
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun()).hasSize(count + 1);
        assertThat(sim.events(Event.AttemptEnded.class)).hasSize(count + 1);
    }
}
