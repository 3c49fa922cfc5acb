package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Value;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.GateDecision;
import dev.orchestrate.run.PhaseState;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.PhaseSpec;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints, criteria, approvals and what follows a failed gate. */
class GatesTest {
    @TempDir Path workspace;

    private Sim sim(PhaseSpec... phases) {
        Sim sim = new Sim(plan(phases));
        sim.workspace = workspace;
        return sim;
    }

    private static Criterion.Check exists(String path) {
        return new Criterion.Check.Leaf("file_exists", new Value.Text(Plans.template(path)));
    }

    private static PhaseState of(Sim sim, String phase) {
        return Objects.requireNonNull(sim.state().phase(phase));
    }

    @Test
    void checksRunInOrderAndThenTheCriteriaAreJudged() throws Exception {
        Files.writeString(workspace.resolve("report.txt"), "x");
        Sim sim =
                sim(
                        phase("1")
                                .tasks(task("a"))
                                .checkpoint("one")
                                .checkpoint("two")
                                .commandCriterion("three")
                                .criterion(exists("report.txt")));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun())
                .extracting("task")
                .containsExactly("a", "1:checkpoint:1", "1:checkpoint:2", "1:criterion:1");
        PhaseState.Judgement judged = of(sim, "1").judgement();
        assertThat(judged.checkpoint()).hasSize(2).allMatch(result -> result.passed());
        assertThat(judged.criteria()).hasSize(2).allMatch(result -> result.passed());
    }

    @Test
    void aFailedCheckpointDoesNotKeepTheCriteriaFromBeingJudged() throws Exception {
        Sim sim =
                sim(
                        phase("1").tasks(task("a")).checkpoint("one").criterion(exists("none")),
                        phase("2").tasks(task("b")));
        sim.script("1:checkpoint:1", Script.exits(1));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.phase("2")).isEqualTo(PhaseStatus.BLOCKED);
        assertThat(of(sim, "1").judgement().criteria().get(0).passed()).isFalse();
        Files.writeString(workspace.resolve("none"), "x");
        sim.script("1:checkpoint:1", Script.succeeds());
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
    }

    @Test
    void onFailureTasksRunOncePerFinalFailure() {
        Sim sim = sim(phase("1").tasks(task("a")).onFailure("one").onFailure("two"));
        sim.script("a", Script.exits(1)).script("1:on_failure:1", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.processes.begun())
                .extracting("task")
                .containsExactly("a", "1:on_failure:1", "1:on_failure:2");
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.processes.begun("1:on_failure:2")).isEqualTo(2);
    }

    @Test
    void aPhaseIsTriedAgainAfterItsBackoff() {
        Duration wait = Duration.ofSeconds(30);
        Sim sim =
                sim(
                        phase("1")
                                .groups(parallel("g", task("a"), task("b")))
                                .onFailure("never")
                                .retry(new Retry(2, wait, 1, wait, 0, null)));
        sim.script("a.1", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofSeconds(32).toNanos());
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b", "a");
    }

    @Test
    void aBadJudgementUsesUpATryToo() {
        Duration wait = Duration.ofSeconds(30);
        Sim sim =
                sim(
                        phase("1")
                                .tasks(task("a"))
                                .checkpoint("one")
                                .retry(new Retry(2, wait, 1, wait, 0, null)));
        sim.script("1:checkpoint:1", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.processes.begun())
                .extracting("task")
                .containsExactly("a", "1:checkpoint:1", "1:checkpoint:1");
        assertThat(of(sim, "1").judgement().number()).isEqualTo(2);
    }

    @Test
    void gatesAreDecidedAsThePlanSays() {
        Sim sim =
                sim(
                        phase("1").tasks(task("a")),
                        phase("2").tasks(task("b")).approval(Phase.Approval.NONE));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.events(Event.PhaseApproved.class))
                .extracting(Event.PhaseApproved::decision)
                .containsExactly(GateDecision.AUTO, GateDecision.NONE);
    }

    @Test
    void everyGateAsksWhereThatIsWantedUnlessYesAnswers() {
        Sim sim = sim(phase("1").tasks(task("a")), phase("2").tasks(task("b")));
        assertThat(sim.run(Ask.run().everyGateAsks()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.processes.begun()).hasSize(1);
        assertThat(sim.run(Ask.run().everyGateAsks().yes()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.events(Event.PhaseApproved.class))
                .extracting(Event.PhaseApproved::by)
                .containsExactly("--yes", "--yes");
    }

    @Test
    void aRejectedPhaseHasFailedIsNotRetriedAndIsAskedAboutAgainOnAResume() {
        Duration wait = Duration.ofSeconds(1);
        Sim sim =
                sim(
                        phase("1")
                                .tasks(task("a"))
                                .approval(Phase.Approval.MANUAL)
                                .retry(new Retry(3, wait, 1, wait, 0, null))
                                .onFailure("clean"),
                        phase("2").tasks(task("b")));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        sim.decide(Requests.reject(sim.id(), "1"));
        assertThat(sim.state().status()).isEqualTo(RunStatus.FAILED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.refused(Ask.run()).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(of(sim, "1").judgement().number()).isEqualTo(2);
        sim.decide(Requests.approve(sim.id(), "1"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
    }

    @Test
    void onFailureTasksOfARejectionDuringTheRunFollow() {
        Sim sim =
                sim(phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL).onFailure("clean"));
        sim.after(Duration.ofSeconds(9), () -> sim.mail.ask(Requests.reject(sim.id(), "1")));
        assertThat(sim.run(Ask.run().waiting(Waits.FOR_ALL, null)).exit())
                .isEqualTo(ExitCode.FAILED);
        assertThat(sim.processes.begun("1:on_failure:1")).isEqualTo(1);
    }

    @Test
    void aRetryOfATaskVoidsTheDecisionWhileNothingHasFollowed() {
        Sim sim =
                sim(
                        phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL),
                        phase("2").tasks(task("b")));
        sim.run(Ask.run());
        sim.decide(Requests.approve(sim.id(), "1"));
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.APPROVED);
        sim.decide(Requests.retry(sim.id(), "a"));
        assertThat(sim.status("a")).isEqualTo(TaskStatus.PENDING);
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
        assertThat(sim.processes.begun("b")).isZero();
    }

    @Test
    void aCommandCriterionThatFailsFailsThePhase() {
        Sim sim = sim(phase("1").tasks(task("a")).commandCriterion("judge"));
        sim.script("1:criterion:1", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.state().counts().total()).isEqualTo(1);
    }
}
