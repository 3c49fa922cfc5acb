package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.Script.Taking;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each way in which an attempt can end, and what follows. */
class AttemptsTest {
    private static Attempt last(Sim sim, String task) {
        List<Attempt> attempts = sim.task(task).attempts();
        return attempts.get(attempts.size() - 1);
    }

    @Test
    void aFailureBlocksWhatDependsOnItAndFailsTheRun() {
        Sim sim =
                new Sim(plan(phase("1").tasks(task("a"), task("b")), phase("2").tasks(task("c"))));
        sim.script("a", Script.exits(3));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.FAILED);
        assertThat(last(sim, "a").exitCode()).isEqualTo(3);
        assertThat(last(sim, "a").errorClass()).isEqualTo(ErrorClass.PERMANENT);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(sim.task("b").blockedBy()).containsExactly("a");
    }

    @Test
    void aFailureThatIsNotCriticalChangesNothing() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a").notCritical(), task("b"))));
        sim.script("a", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.FAILED);
        assertThat(sim.state().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void retriesWaitLongerEachTime() {
        Retry retry = new Retry(3, Duration.ofSeconds(2), 3, Duration.ofMinutes(1), 0, null);
        Sim sim = new Sim(flat(task("a").retry(retry)));
        sim.script("a", Script.exits(1).after(Duration.ZERO)).script("a.3", Script.succeeds());
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofSeconds(2 + 6 + 1).toNanos());
        assertThat(sim.task("a").attempts()).extracting(Attempt::number).containsExactly(1, 2, 3);
    }

    @Test
    void aRetryHoldsNoSlot() {
        Sim sim = new Sim(flat(task("a").attempts(2).priority(1), task("b")));
        sim.script("a.1", Script.exits(1));
        assertThat(sim.run(Ask.run().sequential()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b", "a");
    }

    @Test
    void anAttemptThatRunsIntoItsLimitIsATimeout() {
        Sim sim = new Sim(flat(task("a").timeout(Duration.ofSeconds(5)).attempts(2)));
        sim.script("a.1", Script.hangs());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.task("a").attempts().get(0).status()).isEqualTo(AttemptStatus.TIMEOUT);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
    }

    @Test
    void whatCanNotBeStartedIsNotRetried() {
        Sim sim = new Sim(flat(task("a").attempts(3), task("b").attempts(3)));
        sim.script("a", Script.notStarted("no such program")).script("b", Script.exits(127));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(last(sim, "a").errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(last(sim, "b").errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(sim.processes.begun()).hasSize(2);
    }

    @Test
    void aRefusedAttemptHasFailed() {
        Sim sim = new Sim(flat(task("a")));
        sim.script("a", Script.succeeds().taken(Taking.REFUSES));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(last(sim, "a").error()).contains("no room");
    }

    @Test
    void aSignalThatWasNotOursIsTransient() {
        Sim sim = new Sim(flat(task("a").attempts(2)));
        sim.script("a.1", Script.isKilled());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        Attempt first = sim.task("a").attempts().get(0);
        assertThat(first.errorClass()).isEqualTo(ErrorClass.TRANSIENT);
        assertThat(first.signal()).isEqualTo("SIGKILL");
    }

    @Test
    void whatNeverBeganStartsAgainAtNoCost() {
        Sim sim = new Sim(flat(task("a")));
        sim.script("a.1", Script.succeeds().taken(Taking.NEVER_BEGINS));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.task("a").attempts())
                .extracting(Attempt::status)
                .containsExactly(AttemptStatus.INTERRUPTED, AttemptStatus.SUCCEEDED);
    }

    @Test
    void aLostAttemptOfAnIdempotentTaskRunsAgainAndThenNoMore() {
        Sim sim = new Sim(flat(task("a").idempotent(), task("b").idempotent()));
        sim.script("a.1", Script.hangs().taken(Taking.LOSES));
        sim.script("b", Script.hangs().taken(Taking.LOSES));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.QUARANTINED);
        assertThat(sim.processes.begun("b")).isEqualTo(2);
    }

    @Test
    void aLostAttemptOfAnotherIsQuarantinedAndItsPhaseStaysOpen() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"), task("b"))));
        sim.script("a", Script.hangs().taken(Taking.LOSES));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.events(Event.TaskQuarantined.class)).hasSize(1);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(sim.phase("1").word()).isEqualTo("in_progress");
        assertThat(sim.run(Ask.resume()).state().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
        sim.script("a.2", Script.succeeds());
        assertThat(sim.run(Ask.resume().rerunUnknown()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatIsKeptOfAnAttemptIsForgottenOnceItsEndIsDurable() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"), task("b"), task("c"))));
        sim.run(Ask.run());
        assertThat(sim.processes.forgotten()).extracting("task").contains("a", "b");
    }

    @Test
    void aMissingOutputInAnExpressionFailsTheTask() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .tasks(
                                                task("a"),
                                                task("b")
                                                        .env("X", "${{ tasks['a'].outputs.x }}")
                                                        .attempts(3))));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(last(sim, "b").errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(sim.task("b").attempts()).hasSize(1);
        assertThat(sim.processes.begun("b")).isZero();
    }

    @Test
    void declaredOutputsAreLookedFor() {
        Sim sim = new Sim(flat(task("a").outputs("no-such-file"), task("b").outputs("pom.xml")));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(last(sim, "a").errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.SUCCEEDED);
    }
}
