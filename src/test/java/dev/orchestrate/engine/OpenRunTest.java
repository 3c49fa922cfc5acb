package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.journal.StateFolder;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@code run}, {@code --resume} and {@code --new} make of the plan's open run; selections. */
class OpenRunTest {
    private static Plan twoPhases() {
        return plan(phase("1").tasks(task("a"), task("b")), phase("2").tasks(task("c")));
    }

    private static Plan gated() {
        return plan(
                phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL),
                phase("2").tasks(task("b")));
    }

    private static Sim paused() {
        Sim sim = new Sim(twoPhases());
        RunOutcome outcome = sim.run(Ask.run().phases("1"));
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.PAUSED);
        return sim;
    }

    private static Sim waiting() {
        Sim sim = new Sim(gated());
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.WAITING);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.WAITING);
        return sim;
    }

    private static Sim failed() {
        Sim sim = new Sim(twoPhases());
        sim.script("a.1", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        return sim;
    }

    @Test
    void aPausedRunGoesOn() {
        for (Ask ask : new Ask[] {Ask.run(), Ask.resume()}) {
            Sim sim = paused();
            String run = sim.folder().id();
            assertThat(sim.run(ask).exit()).isEqualTo(ExitCode.DONE);
            assertThat(sim.folder().id()).isEqualTo(run);
            assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b", "c");
        }
    }

    @Test
    void aNewRunSupersedesAPausedWaitingOrFailedOne() {
        for (Sim sim : new Sim[] {paused(), waiting(), failed()}) {
            String run = sim.folder().id();
            sim.script("a.1", Script.succeeds());
            sim.pass(Duration.ofSeconds(1));
            RunOutcome outcome = sim.run(Ask.fresh().yes());
            assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
            assertThat(sim.folder().id()).isNotEqualTo(run);
            StateFolder state = sim.setting(sim.mail).storage().folder();
            RunReader.Seen old =
                    RunReader.read(
                            sim.disk,
                            state.find(run).folder(),
                            sim.setting(sim.mail).storage().locks(),
                            sim.setting(sim.mail).knowledge().plans());
            assertThat(old.state().status()).isEqualTo(RunStatus.CANCELED);
        }
    }

    @Test
    void aWaitingRunWaitsOnAndGoesOnOnceItIsDecided() {
        Sim sim = waiting();
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.decide(Requests.approve(sim.id(), "1")))
                .isInstanceOf(Decisions.Outcome.Recorded.class);
        assertThat(sim.state().status()).isEqualTo(RunStatus.PAUSED);
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aFailedRunWantsToBeResumed() {
        Sim sim = failed();
        ProblemException refused = sim.refused(Ask.run());
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.problem()).contains(sim.folder().id()).contains("failed");
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anInterruptedRunWantsToBeResumed() {
        Sim sim = new Sim(twoPhases());
        sim.script("a.1", Script.hangs());
        sim.after(Duration.ofSeconds(1), () -> sim.mail.stop(StopCause.SIGHUP));
        sim.run(Ask.run());
        assertThat(sim.refused(Ask.run()).problem()).contains("interrupted");
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aClosedRunIsFollowedByANewOne() {
        Sim sim = new Sim(twoPhases());
        sim.run(Ask.run());
        String first = sim.folder().id();
        sim.pass(Duration.ofSeconds(1));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.folder().id()).isNotEqualTo(first);
        assertThat(sim.processes.begun()).hasSize(6);
    }

    @Test
    void aRunWhoseSuccessNobodyWasToldOfIsToldOfAndNotBegunAgain() {
        Sim sim = new Sim(twoPhases());
        sim.runUntold(Ask.run());
        String run = sim.folder().id();
        sim.pass(Duration.ofSeconds(1));
        RunOutcome told = sim.run(Ask.resume());
        assertThat(told.late()).isTrue();
        assertThat(told.exit()).isEqualTo(ExitCode.DONE);
        assertThat(told.state().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(sim.folder().id()).isEqualTo(run);
        assertThat(sim.processes.begun()).hasSize(3);
        assertThat(sim.run(Ask.resume()).late()).isFalse();
        assertThat(sim.folder().id()).isNotEqualTo(run);
    }

    @Test
    void whoAsksForAnotherRunOrAnotherPlanGetsIt() {
        for (Ask ask : new Ask[] {Ask.run(), Ask.fresh()}) {
            Sim sim = new Sim(twoPhases());
            sim.runUntold(Ask.run());
            sim.pass(Duration.ofSeconds(1));
            assertThat(sim.run(ask).late()).isFalse();
            assertThat(sim.processes.begun()).hasSize(6);
        }
        Sim sim = new Sim(twoPhases());
        sim.runUntold(Ask.run());
        sim.pass(Duration.ofSeconds(1));
        sim.edit(gated());
        assertThat(sim.run(Ask.resume()).late()).isFalse();
        assertThat(sim.processes.begun()).hasSize(4);
    }

    @Test
    void aRunThatIsExecutedElsewhereIsLeftAlone() {
        Sim sim = new Sim(twoPhases());
        sim.after(
                Duration.ofMillis(500),
                () -> {
                    for (Ask ask : new Ask[] {Ask.run(), Ask.resume(), Ask.fresh()}) {
                        SimMail own = new SimMail(sim.time);
                        Setting other = sim.elsewhere(own);
                        try {
                            Runs.execute(other, ask.of(sim.load(ask.vars), sim.text()));
                            throw new AssertionError("two executed one run");
                        } catch (ProblemException e) {
                            assertThat(e.exit()).isEqualTo(ExitCode.ELSEWHERE);
                        }
                    }
                });
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSelectionHoldsForAResumeUntilItIsDone() {
        Sim sim = new Sim(twoPhases());
        sim.script("b.1", Script.exits(1));
        assertThat(sim.run(Ask.run().phases("1")).exit()).isEqualTo(ExitCode.FAILED);
        RunOutcome second = sim.run(Ask.resume());
        assertThat(second.exit()).isEqualTo(ExitCode.DONE);
        assertThat(second.state().status()).isEqualTo(RunStatus.PAUSED);
        assertThat(sim.processes.begun("c")).isZero();
        assertThat(sim.run(Ask.resume()).state().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aDependencyThatIsNeitherMetNorSelectedIsRefusedBeforeAnythingIsMade() {
        Sim sim = new Sim(twoPhases());
        ProblemException refused = sim.refused(Ask.run().phases("2"));
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.problem()).contains("`1`");
        assertThat(sim.hasRun()).isFalse();
        assertThat(sim.refused(Ask.run().tasks("b")).problem()).contains("`a`");
    }

    @Test
    void aDependencyThatWaitsForAPersonIsExitThree() {
        Sim sim = new Sim(gated());
        assertThat(sim.run(Ask.run().phases("1")).exit()).isEqualTo(ExitCode.WAITING);
        ProblemException refused = sim.refused(Ask.run().phases("2"));
        assertThat(refused.exit()).isEqualTo(ExitCode.WAITING);
        assertThat(refused.hint()).contains("approve 1");
    }

    @Test
    void withDependenciesTheyRunToo() {
        Sim sim = new Sim(twoPhases());
        assertThat(sim.run(Ask.run().tasks("c").withDependencies()).exit())
                .isEqualTo(ExitCode.DONE);
        assertThat(sim.state().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void failuresOutsideOfASelectionStayAndItsExitSpeaksOfItselfAlone() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("x", task("a")),
                                                parallel("y", task("b")).after())));
        sim.script("a.1", Script.exits(1));
        assertThat(sim.run(Ask.run().groups("1/x")).exit()).isEqualTo(ExitCode.FAILED);
        RunOutcome second = sim.run(Ask.resume().groups("1/y"));
        assertThat(sim.status("a")).isEqualTo(TaskStatus.FAILED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(second.state().status()).isEqualTo(RunStatus.FAILED);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aPartOfAPhaseIsPausedAndExitZero() {
        Sim sim = new Sim(flat(task("a"), task("b")));
        RunOutcome outcome = sim.run(Ask.run().tasks("a"));
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.PAUSED);
        assertThat(sim.run(Ask.run()).state().status()).isEqualTo(RunStatus.SUCCEEDED);
    }
}
