package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.begun;
import static dev.orchestrate.run.Worlds.ends;
import static dev.orchestrate.run.Worlds.phaseState;
import static dev.orchestrate.run.Worlds.state;
import static dev.orchestrate.run.Worlds.succeed;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.testing.Story;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What befalls a run, or a part of it, from outside. */
class WholeRunTest {
    @Test
    void whatHasNotEndedIsCanceledWithTheRun() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1").tasks(task("a")),
                                phase("2").tasks(task("b")).checkpoint("true"),
                                phase("3").tasks(task("c")),
                                phase("4").after().tasks(task("d")).approval(Phase.Approval.MANUAL),
                                phase("5").after().tasks(task("e"))));
        succeed(world, "a", "d");
        ends(world, "e", true);
        world.happen(new Event.RunCanceling(null, null, null));
        world.decideAll();
        ends(world, "b", false);
        assertThat(world.state.status()).isEqualTo(RunStatus.CANCELED);
        assertThat(world.state.facts().phases())
                .extracting(PhaseState::status)
                .containsExactly(
                        PhaseStatus.APPROVED,
                        PhaseStatus.CANCELED,
                        PhaseStatus.CANCELED,
                        PhaseStatus.CANCELED,
                        PhaseStatus.FAILED);
        for (String phase : List.of("2", "3", "4")) {
            assertThat(phaseState(world, phase).reason()).isEqualTo("the run was canceled");
        }
        assertThat(state(world, "c").reason()).isEqualTo("the run was canceled");
        assertThat(state(world, "2:checkpoint:1")).isEqualTo(TaskState.NEW);
    }

    @Test
    void noCheckBeginsOnceTheTimeOfTheRunIsUp() {
        CoreWorld world = begun(plan(phase("1").tasks(task("a")).checkpoint("true")));
        world.end("a", false);
        world.happen(new Event.ScopeExpired(ScopeKind.RUN, ""));
        IndexCheck.holds(world.state);
        world.decideAll();
        assertThat(world.live).isEmpty();
        assertThat(world.state.status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void whatTheJournalCallsSkippedIsSkipped() {
        Story story = Story.of(flat(task("a"))).happens(new Event.PhaseSkipped("1", "not now"));
        PhaseState phase = Objects.requireNonNull(story.state().phase("1"));
        assertThat(phase.status()).isEqualTo(PhaseStatus.SKIPPED);
        assertThat(phase.reason()).isEqualTo("not now");
        assertThat(story.state().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void whatMayHaveRunBeforeItsFirstAttemptIsQuarantined() {
        Story story = Story.of(flat(task("a"))).happens(new Event.TaskQuarantined("a", 1, "why"));
        TaskState task = Objects.requireNonNull(story.state().task("a"));
        assertThat(task.status()).isEqualTo(TaskStatus.QUARANTINED);
        assertThat(task.reason()).isEqualTo("why");
        assertThat(story.state().status()).isEqualTo(RunStatus.QUARANTINED);
    }
}
