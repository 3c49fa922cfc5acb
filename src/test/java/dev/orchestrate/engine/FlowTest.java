package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Task.RunIf;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.TaskSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which tasks run, are skipped, blocked or canceled. */
class FlowTest {
    private static Sim parallelTasks(TaskSpec... tasks) {
        return new Sim(plan(phase("1").groups(parallel("g", tasks))));
    }

    @Test
    void aTaskForFailuresRunsWhereOneIsAndIsSkippedElsewhere() {
        Sim sim =
                parallelTasks(
                        task("a"),
                        task("b"),
                        task("on-a").after("a").runIf(RunIf.FAILURE),
                        task("on-b").after("b").runIf(RunIf.FAILURE),
                        task("always").after("a", "b").runIf(RunIf.ALWAYS));
        sim.script("a", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.status("on-a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("on-b")).isEqualTo(TaskStatus.SKIPPED);
        assertThat(sim.status("always")).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void aSkipIsPassedOnToThoseThatAskForIt() {
        Sim sim =
                new Sim(
                        draft(
                                        phase("1")
                                                .groups(
                                                        parallel(
                                                                "g",
                                                                task("a").when("${{ vars.off }}"),
                                                                task("b")
                                                                        .after("a")
                                                                        .skipIfSkipped(),
                                                                task("c")
                                                                        .after("b")
                                                                        .skipIfSkipped(),
                                                                task("d").after("a"))))
                                .var("off", "false")
                                .build());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.SKIPPED);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.SKIPPED);
        assertThat(sim.status("d")).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void conditionsOfPhasesAndGroupsSkipAllThatIsInThem() {
        Sim sim =
                new Sim(
                        draft(
                                        phase("1").tasks(task("a")).when("${{ vars.off }}"),
                                        phase("2")
                                                .groups(
                                                        sequential("x", task("b"))
                                                                .when("${{ vars.off }}"),
                                                        sequential("y", task("c"))))
                                .var("off", "false")
                                .build());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.SKIPPED);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("c");
        assertThat(sim.events(Event.ConditionEvaluated.class)).hasSize(2);
    }

    @Test
    void anExpressionReadsTheVariablesOfItsTaskOverThoseOfThePlan() {
        TaskSpec own =
                task("a")
                        .env("MINE", "${{ env.MODE }}ed")
                        .env("MODE", "test")
                        .when("${{ env.MINE == 'tested' && env.ALL == 'plan' }}");
        Sim sim =
                new Sim(draft(phase("1").tasks(own)).env("ALL", "plan").env("MODE", "no").build());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void aConditionThatCanNotBeEvaluatedFailsItsTask() {
        Sim sim =
                new Sim(
                        draft(phase("1").tasks(task("a").when("${{ vars.x < 3 }}")))
                                .var("x", "many")
                                .build());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.FAILED);
        assertThat(sim.task("a").reason()).contains("`when`");
    }

    @Test
    void aConditionThatCanNotBeEvaluatedFailsItsPhase() {
        Sim sim =
                new Sim(
                        draft(phase("1").tasks(task("a")).when("${{ vars.x < 3 }}"))
                                .var("x", "many")
                                .build());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.processes.begun()).isEmpty();
    }

    @Test
    void aConditionThatCanNotBeEvaluatedFailsAllOfItsGroup() {
        Sim sim =
                new Sim(
                        draft(
                                        phase("1")
                                                .groups(
                                                        parallel("g", task("a"), task("b"))
                                                                .when("${{ vars.x < 3 }}"),
                                                        parallel("after", task("c"))))
                                .var("x", "many")
                                .build());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.FAILED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.FAILED);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(sim.task("b").reason()).contains("`when`");
        assertThat(sim.events(Event.ConditionEvaluated.class)).hasSize(1);
    }

    @Test
    void failFastOfTheRunStopsWhatHasNotBegun() {
        Sim sim =
                parallelTasks(
                        task("a").priority(9),
                        task("b").priority(8),
                        task("c"),
                        task("d").after("a"),
                        task("retried").attempts(2).priority(9),
                        task("clean").after("a").runIf(RunIf.FAILURE));
        sim.script("a", Script.exits(1).after(Duration.ofSeconds(2)));
        sim.script("b", Script.succeeds().after(Duration.ofSeconds(9)));
        sim.script("retried.1", Script.exits(1).after(Duration.ofMillis(1500)));
        sim.script("c", Script.succeeds().after(Duration.ofSeconds(9)));
        RunOutcome outcome = sim.run(Ask.run().failFast(true));
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.FAILED);
        assertThat(sim.status("b")).as("what runs finishes").isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("d")).as("depends on it").isEqualTo(TaskStatus.BLOCKED);
        assertThat(sim.status("retried")).isEqualTo(TaskStatus.FAILED);
        assertThat(sim.status("clean")).isEqualTo(TaskStatus.SUCCEEDED);
        sim.script("a", Script.succeeds());
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void failFastOfTheRunBlocksThePhasesBehindTheFailure() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1").tasks(task("a"), task("b")),
                                phase("2").tasks(task("c")),
                                phase("3").tasks(task("d"))));
        sim.script("a", Script.exits(1));
        assertThat(sim.run(Ask.run().failFast(true)).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(sim.status("d")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(sim.phase("2")).isEqualTo(PhaseStatus.BLOCKED);
        assertThat(sim.phase("3")).isEqualTo(PhaseStatus.BLOCKED);
    }

    @Test
    void failFastOfAGroupLeavesTheOthersAlone() {
        Sim sim =
                new Sim(
                        draft(
                                        phase("1")
                                                .groups(
                                                        parallel("x", task("a"), task("b"))
                                                                .maxParallel(1)
                                                                .failFast(),
                                                        parallel("y", task("c")).after()))
                                .build());
        sim.script("a", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.CANCELED);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.SUCCEEDED);
        sim.script("a", Script.succeeds());
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aFailureInOnePhaseLeavesThoseBesideItAlone() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1").tasks(task("a")),
                                phase("2").tasks(task("b")).after(),
                                phase("3").tasks(task("c")).after("1", "2")));
        sim.script("a", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.phase("2")).isEqualTo(PhaseStatus.APPROVED);
        assertThat(sim.phase("3")).isEqualTo(PhaseStatus.BLOCKED);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.BLOCKED);
        sim.script("a", Script.succeeds());
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aTaskSeesTheStatusOfOneBeforeIt() {
        Sim sim =
                new Sim(
                        draft(
                                        phase("1")
                                                .tasks(
                                                        task("a"),
                                                        task("b")
                                                                .run(
                                                                        "echo ${{ tasks['a'].status }}")))
                                .build());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.events(Event.AttemptStarted.class))
                .extracting(Event.AttemptStarted::command)
                .contains("echo succeeded");
    }
}
