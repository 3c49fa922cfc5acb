package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.Script;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a resume makes of the attempts of an orchestrator that died. */
class AdoptionTest {
    /** The orchestrator dies after that time. */
    private static void dieAfter(Sim sim, Duration time) {
        sim.after(
                time,
                () -> {
                    sim.disk = sim.disk.killed();
                    throw new Killed();
                });
        try {
            sim.run(Ask.run());
            throw new AssertionError("it lived");
        } catch (Killed | FakeDisk.Crash _) {
            // As it should be.
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void oneThatStillRunsIsWaitedFor() {
        Sim sim = new Sim(flat(task("a")));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(60)));
        dieAfter(sim, Duration.ofSeconds(5));
        assertThat(sim.look().alive()).isFalse();
        assertThat(sim.status("a")).isEqualTo(TaskStatus.RUNNING);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofSeconds(60).toNanos());
        assertThat(sim.processes.begun()).hasSize(1);
        assertThat(sim.task("a").attempts().get(0).adopted()).isTrue();
    }

    @Test
    void oneThatHasEndedEndsAsItDid() {
        Sim sim = new Sim(flat(task("a"), task("b")));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(10)));
        sim.script("b", Script.exits(4).after(Duration.ofSeconds(10)));
        dieAfter(sim, Duration.ofSeconds(5));
        sim.pass(Duration.ofMinutes(1));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.FAILED);
        assertThat(sim.task("b").attempts().get(0).exitCode()).isEqualTo(4);
        assertThat(sim.processes.begun()).hasSize(2);
    }

    @Test
    void aFailureThatIsAdoptedCountsOnTheOldBudget() {
        Sim sim = new Sim(flat(task("a").attempts(2)));
        sim.script("a", Script.exits(4).after(Duration.ofSeconds(10)));
        dieAfter(sim, Duration.ofSeconds(15));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
    }

    @Test
    void aRunWhoseOrchestratorDiedIsInterruptedAndWantsToBeResumed() {
        Sim sim = new Sim(flat(task("a")));
        sim.script("a", Script.hangs());
        dieAfter(sim, Duration.ofSeconds(5));
        ProblemException refused = sim.refused(Ask.run());
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.problem()).contains("interrupted");
        assertThat(refused.hint()).contains("--resume").contains("--new");
    }

    @Test
    void whereNothingIsKnownAnIdempotentTaskRunsAgainAndAnotherIsQuarantined() {
        Sim sim = new Sim(flat(task("a").idempotent(), task("b")));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(9)));
        sim.script("b", Script.succeeds().after(Duration.ofSeconds(9)));
        dieAfter(sim, Duration.ofSeconds(5));
        sim.processes.cutPower(new Random(1));
        RunOutcome outcome = sim.run(Ask.resume());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.QUARANTINED);
        sim.decide(Requests.done(sim.id(), "b"));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void afterTwoDeathsAnIdempotentTaskIsQuarantinedToo() {
        Sim sim = new Sim(flat(task("a").idempotent()));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(9)));
        dieAfter(sim, Duration.ofSeconds(5));
        sim.processes.killLauncher();
        sim.after(
                Duration.ofSeconds(5),
                () -> {
                    sim.disk = sim.disk.killed();
                    throw new Killed();
                });
        try {
            sim.run(Ask.resume());
        } catch (Killed | FakeDisk.Crash _) {
            sim.processes.killLauncher();
        }
        assertThat(sim.run(Ask.resume()).state().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
    }

    @Test
    void oneThatWasBeingEndedIsEndedAgainAndThatDecides() {
        Sim sim = new Sim(flat(task("a").grace(Duration.ofMinutes(1))));
        sim.script("a.1", Script.succeeds().after(Duration.ofSeconds(20)).stubborn());
        sim.after(Duration.ofSeconds(3), () -> sim.mail.stop(StopCause.SIGINT));
        dieAfter(sim, Duration.ofSeconds(5));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.signals()).containsExactly("SIGTERM a", "SIGTERM a");
        assertThat(sim.task("a").attempts().get(0).status()).isEqualTo(AttemptStatus.INTERRUPTED);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
    }

    @Test
    void oneThatWasBeingEndedForALimitFailsTheResumeAsThatLimit() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a")).timeout(Duration.ofSeconds(3))));
        sim.script("a.1", Script.succeeds().after(Duration.ofSeconds(20)).stubborn());
        dieAfter(sim, Duration.ofSeconds(5));
        RunOutcome outcome = sim.run(Ask.resume());
        assertThat(sim.task("a").attempts().get(0).status()).isEqualTo(AttemptStatus.TIMEOUT);
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aNewRunFirstEndsWhatIsLeftOfTheOld() {
        Plan plan = flat(task("a"));
        Sim sim = new Sim(plan);
        sim.script("a", Script.hangs());
        dieAfter(sim, Duration.ofSeconds(5));
        String old = sim.folder().id();
        sim.script("a", Script.succeeds());
        assertThat(sim.run(Ask.fresh()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.folder().id()).isNotEqualTo(old);
        assertThat(sim.processes.signals()).contains("SIGTERM a");
        assertThat(sim.processes.alive()).isEmpty();
        assertThat(sim.processes.begun())
                .containsExactly(
                        new AttemptKey(old, "a", 1), new AttemptKey(sim.folder().id(), "a", 1));
    }

    @Test
    void aCancelEndsWhatIsLeftOfADeadRun() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"), task("b"))));
        sim.script("a", Script.hangs());
        dieAfter(sim, Duration.ofSeconds(5));
        RunOutcome outcome = sim.cancel();
        assertThat(outcome.state().status()).isEqualTo(RunStatus.CANCELED);
        assertThat(sim.processes.alive()).isEmpty();
        assertThat(sim.status("a")).isEqualTo(TaskStatus.CANCELED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.CANCELED);
        assertThat(sim.events(Event.AttemptStarted.class)).hasSize(1);
    }

    @Test
    void whatCanNotBeEndedIsNamedAndNothingBegins() {
        Sim sim = new Sim(flat(task("a")));
        sim.script("a", Script.hangs().unkillable());
        dieAfter(sim, Duration.ofSeconds(5));
        String old = sim.folder().id();
        ProblemException refused = sim.refused(Ask.fresh());
        assertThat(refused.exit()).isEqualTo(ExitCode.ELSEWHERE);
        assertThat(refused.problem()).contains("`a`");
        assertThat(sim.folder().id()).isEqualTo(old);
        assertThat(sim.processes.begun("a")).isOne();
    }

    @Test
    void aCancelThatWasTakenInOutlivesItsOrchestrator() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"), task("b"))));
        sim.script("a", Script.hangs().stubborn());
        sim.after(Duration.ofSeconds(3), () -> sim.mail.ask(new Request.Cancel("r", "ada", null)));
        dieAfter(sim, Duration.ofSeconds(5));
        RunOutcome outcome = sim.run(Ask.resume());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.CANCELED);
        assertThat(sim.processes.alive()).isEmpty();
        assertThat(sim.processes.begun()).hasSize(1);
    }

    @Test
    void whatIsAdoptedHoldsItsLocksAndItsSlot() {
        Sim sim = new Sim(flat(task("a").locks("x"), task("b").locks("x")));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(30)));
        sim.script("b", Script.succeeds().after(Duration.ofSeconds(1)));
        dieAfter(sim, Duration.ofSeconds(5));
        assertThat(sim.run(Ask.resume().sequential()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofSeconds(31).toNanos());
    }
}
