package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Signals to the orchestrator. */
class StopTest {
    @Test
    void aSignalEndsWhatRunsAndNothingNewStarts() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"), task("b"))));
        sim.script("a.1", Script.hangs());
        sim.after(Duration.ofSeconds(3), () -> sim.mail.stop(StopCause.SIGINT));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.SIGINT);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.PENDING);
        assertThat(sim.task("a").attempts().get(0).status()).isEqualTo(AttemptStatus.INTERRUPTED);
        assertThat(sim.events(Event.RunInterrupted.class)).hasSize(1);
        assertThat(sim.processes.alive()).isEmpty();
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
    }

    @Test
    void aSignalBeforeAnythingHasBegunInterruptsToo() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"))));
        sim.after(Duration.ZERO, () -> sim.mail.stop(StopCause.SIGINT));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.SIGINT);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(sim.state().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void eachSignalHasItsOwnCode() {
        for (StopCause cause : StopCause.values()) {
            Sim sim = new Sim(flat(task("a")));
            sim.script("a", Script.hangs());
            sim.after(Duration.ofSeconds(3), () -> sim.mail.stop(cause));
            assertThat(sim.run(Ask.run()).exit()).isEqualTo(cause.exit());
            assertThat(sim.events(Event.RunInterrupted.class))
                    .containsExactly(new Event.RunInterrupted(cause.name()));
        }
    }

    @Test
    void aSecondSignalKills() {
        Sim sim = new Sim(flat(task("a").grace(Duration.ofMinutes(5))));
        sim.script("a", Script.hangs().stubborn());
        sim.after(Duration.ofSeconds(3), () -> sim.mail.stop(StopCause.SIGTERM));
        sim.after(Duration.ofSeconds(4), () -> sim.mail.stop(StopCause.SIGTERM));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.SIGTERM);
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofSeconds(4).toNanos());
        assertThat(sim.status("a")).isEqualTo(TaskStatus.PENDING);
    }

    @Test
    void aRetryKeepsItsCountAndItsTimeThroughAStop() {
        Sim sim = new Sim(flat(task("a").attempts(2), task("b")));
        sim.script("a.1", Script.exits(1).after(Duration.ofMillis(10)));
        sim.script("a.2", Script.exits(1)).script("b.1", Script.hangs());
        sim.after(Duration.ofMillis(20), () -> sim.mail.stop(StopCause.SIGINT));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.SIGINT);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.WAITING);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
    }

    @Test
    void whatEndedBeforeTheSignalReachedItHasEndedByTheOrchestratorsHand() {
        Sim sim = new Sim(flat(task("a")));
        sim.script("a.1", Script.succeeds());
        sim.after(Duration.ofSeconds(1).minusNanos(1), () -> sim.mail.stop(StopCause.SIGINT));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.SIGINT);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.PENDING);
    }

    @Test
    void aSignalInAWaitForPeopleLeavesTheRunWaiting() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL)));
        sim.after(Duration.ofMinutes(1), () -> sim.mail.stop(StopCause.SIGINT));
        RunOutcome outcome = sim.run(Ask.run().waiting(Waits.FOR_ALL, null));
        assertThat(outcome.exit()).isEqualTo(ExitCode.SIGINT);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.WAITING);
        assertThat(sim.run(Ask.run().yes()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSignalThatComesTooLateChangesNothing() {
        Sim sim = new Sim(flat(task("a")));
        sim.after(Duration.ofSeconds(1), () -> sim.mail.stop(StopCause.SIGINT));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isIn(ExitCode.DONE, ExitCode.SIGINT);
        assertThat(sim.status("a"))
                .isEqualTo(
                        outcome.exit() == ExitCode.DONE
                                ? TaskStatus.SUCCEEDED
                                : TaskStatus.PENDING);
    }
}
