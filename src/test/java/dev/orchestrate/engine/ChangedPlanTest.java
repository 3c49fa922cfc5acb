package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Value;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.TaskSpec;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Runs that go on with another plan. */
class ChangedPlanTest {
    private static TaskSpec manual(String id) {
        return task(id).type("manual").key("instructions", new Value.Text(Plans.template("look")));
    }

    /** What has succeeded in the first phase, what has failed in the second. */
    private static Plan plan(TaskSpec a, TaskSpec b) {
        return Plans.plan(phase("1").tasks(a), phase("2").tasks(b));
    }

    private static Sim failed() {
        Sim sim = new Sim(plan(task("a"), task("b")));
        sim.script("b.1", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        return sim;
    }

    @Test
    void aChangeToWhatHasNotEndedWellIsTakenOver() {
        Sim sim = failed();
        sim.edit(plan(task("a"), task("b").run("another")));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        Event.PlanChanged changed = sim.events(Event.PlanChanged.class).get(0);
        assertThat(changed.changed()).containsExactly("b");
        assertThat(changed.plan().version()).isEqualTo(2);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
    }

    @Test
    void aChangeToWhatHasSucceededIsRefusedAndNothingIsWritten() {
        Sim sim = failed();
        sim.edit(plan(task("a").run("another"), task("b")));
        int lines = sim.journal().size();
        ProblemException refused = sim.refused(Ask.resume());
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.problem()).contains("`a`");
        assertThat(refused.hint()).contains("--keep-changed").contains("--rerun-changed");
        assertThat(sim.journal()).hasSize(lines);
    }

    @Test
    void whatIsKeptDoesNotRunAgain() {
        Sim sim = failed();
        sim.edit(plan(task("a").run("another"), task("b")));
        assertThat(sim.run(Ask.resume().changed(ChangedTasks.KEEP)).exit())
                .isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
    }

    @Test
    void aDecisionThatOthersHaveBuiltOnStandsThoughItsPhaseIsAnotherThingNow() {
        Sim sim = failed();
        sim.edit(plan(task("a").run("another"), task("b")));
        assertThat(sim.run(Ask.resume().phases("2").changed(ChangedTasks.KEEP)).exit())
                .isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
        assertThat(sim.events(Event.PhaseReopened.class))
                .extracting(Event.PhaseReopened::phase)
                .doesNotContain("1");
    }

    @Test
    void whatIsKeptIsKeptForGood() {
        Sim sim = failed();
        sim.script("b.2", Script.exits(1));
        sim.edit(plan(task("a").run("another"), task("b")));
        sim.run(Ask.resume().changed(ChangedTasks.KEEP));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatIsToRunAgainDoesSoWithAllDownstream() {
        Sim sim =
                new Sim(
                        Plans.plan(
                                phase("1")
                                        .groups(
                                                parallel(
                                                        "g",
                                                        task("a"),
                                                        task("b").after("a"),
                                                        task("x"))),
                                phase("2").tasks(manual("m"))));
        sim.run(Ask.run());
        sim.edit(
                Plans.plan(
                        phase("1")
                                .groups(
                                        parallel(
                                                "g",
                                                task("a").run("another"),
                                                task("b").after("a"),
                                                task("x"))),
                        phase("2").tasks(manual("m"))));
        assertThat(sim.run(Ask.run().changed(ChangedTasks.RERUN)).exit())
                .isEqualTo(ExitCode.WAITING);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
        assertThat(sim.processes.begun("b")).isEqualTo(2);
        assertThat(sim.processes.begun("x")).isEqualTo(1);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.APPROVED);
    }

    @Test
    void aTaskThatIsAddedToAnApprovedPhaseReopensIt() {
        Sim sim = failed();
        sim.edit(Plans.plan(phase("1").tasks(task("a"), task("a2")), phase("2").tasks(task("b"))));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b", "a2", "b");
        assertThat(sim.events(Event.PhaseReopened.class))
                .anyMatch(reopened -> reopened.phase().equals("1"));
    }

    @Test
    void aRemovedTaskKeepsItsRecordOutOfTheCounts() {
        Sim sim = failed();
        sim.edit(Plans.plan(phase("1").tasks(task("a")), phase("2").tasks(task("c"))));
        RunOutcome outcome = sim.run(Ask.resume());
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.state().counts().total()).isEqualTo(2);
        assertThat(outcome.state().facts().removed()).containsKey("b");
        assertThat(sim.state().facts().removed()).containsKey("b");
    }

    @Test
    void aTaskThatComesBackGoesOnWithItsNumbers() {
        Sim sim = failed();
        sim.script("c", Script.exits(1));
        sim.edit(Plans.plan(phase("1").tasks(task("a")), phase("2").tasks(task("c"))));
        sim.run(Ask.resume());
        sim.edit(plan(task("a"), task("b")));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.task("b").attempts()).extracting("number").containsExactly(1, 2);
    }

    @Test
    void aTaskThatIsRemovedWhileItRunsIsEnded() {
        Sim sim = new Sim(flat(task("a"), task("b")));
        sim.script("a", Script.hangs()).script("b", Script.succeeds().after(Duration.ofSeconds(9)));
        die(sim);
        sim.edit(flat(task("b").run("another"), task("c")));
        RunOutcome outcome = sim.run(Ask.resume().changed(ChangedTasks.KEEP));
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.signals()).containsExactly("SIGTERM a");
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b", "c");
        TaskState gone = Objects.requireNonNull(outcome.state().facts().removed().get("a"));
        assertThat(gone.attempts().get(0).status()).isEqualTo(AttemptStatus.CANCELED);
    }

    @Test
    void whatStillLivesIsSeenToItsEndAsItWasStarted() {
        Sim sim = new Sim(flat(task("a").key("expect_exit", items("7")), task("b")));
        sim.script("a", Script.exits(7).after(Duration.ofSeconds(20)));
        die(sim);
        sim.edit(flat(task("a"), task("b")));
        sim.run(Ask.resume().changed(ChangedTasks.KEEP));
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
    }

    private static Value items(String number) {
        return new Value.Items(
                java.util.List.of(new Value.Numeral(new java.math.BigDecimal(number))));
    }

    @Test
    void anotherValueOfAVariableChangesWhatReadsIt() {
        Plan plan =
                draft(phase("1").tasks(task("a").env("X", "${{ vars.x }}"), task("b")))
                        .var("x", "1")
                        .build();
        Sim sim = new Sim(plan);
        sim.script("b.1", Script.exits(1));
        sim.run(Ask.run().var("x", "2"));
        assertThat(sim.refused(Ask.resume().var("x", "3")).problem()).contains("`a`");
        assertThat(sim.run(Ask.resume()).exit()).as("vars hold").isEqualTo(ExitCode.DONE);
    }

    @Test
    void aChangeWithoutEffectTakesNothingBack() {
        Sim sim = failed();
        sim.edit(plan(task("a").priority(3).timeout(Duration.ofHours(1)), task("b").locks("x")));
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
        Event.PlanChanged changed = sim.events(Event.PlanChanged.class).get(0);
        assertThat(changed.changed()).isEmpty();
        assertThat(changed.adjusted()).containsExactly("a", "b");
    }

    @Test
    void aNewPhaseInAPausedRunRuns() {
        Sim sim = new Sim(plan(task("a"), task("b")));
        sim.run(Ask.run().phases("1"));
        sim.edit(
                Plans.plan(
                        phase("1").tasks(task("a")),
                        phase("2").tasks(task("b")),
                        phase("3").tasks(task("c"))));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.state().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b", "c");
    }

    @Test
    void aSelectionMayNameWhatOnlyTheNewPlanHas() {
        Sim sim = new Sim(plan(task("a"), task("b")));
        sim.run(Ask.run().phases("1"));
        sim.edit(
                Plans.plan(
                        phase("1").tasks(task("a")),
                        phase("3").tasks(task("c")).after("1"),
                        phase("2").tasks(task("b")).after("1")));
        assertThat(sim.run(Ask.run().phases("3")).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "c");
    }

    @Test
    void aDependencyThatTheNewPlanDoesNotMeetIsRefused() {
        Sim sim = new Sim(plan(task("a"), task("b")));
        sim.run(Ask.run().phases("1"));
        sim.edit(
                Plans.plan(
                        phase("1").tasks(task("a")),
                        phase("3").tasks(task("c")),
                        phase("2").tasks(task("b"))));
        assertThat(sim.refused(Ask.run().phases("2")).problem()).contains("`3`");
    }

    private static void die(Sim sim) {
        sim.after(
                Duration.ofSeconds(5),
                () -> {
                    sim.disk = sim.disk.killed();
                    throw new IllegalStateException("killed");
                });
        try {
            sim.run(Ask.run());
            throw new AssertionError("it lived");
        } catch (IllegalStateException | FakeDisk.Crash _) {
            // As it should be.
        }
    }

    @Test
    void whatIsAskedOfAPersonInOtherWordsIsAskedAgain() {
        Sim sim = new Sim(flat(manual("m"), task("a")));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.task("m").reason()).isEqualTo("look");
        sim.edit(
                flat(
                        task("m")
                                .type("manual")
                                .key("instructions", new Value.Text(Plans.template("listen"))),
                        task("a")));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.task("m").reason()).isEqualTo("listen");
        sim.decide(Requests.done(sim.id(), "m"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
    }
}
