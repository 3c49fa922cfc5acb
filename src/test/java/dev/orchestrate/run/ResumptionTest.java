package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.RESUME;
import static dev.orchestrate.run.Worlds.ended;
import static dev.orchestrate.run.Worlds.phases;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code --resume} makes pending again. */
class ResumptionTest {
    private static List<Event> resumed(CoreWorld world, Selection selection, RunOptions options) {
        Worlds.resume(world, selection, options);
        return Resumption.events(world.state);
    }

    private static Event reopened(String phase) {
        return new Event.PhaseReopened(phase, ReopenReason.RESUME, true, null);
    }

    private static Event pending(String task) {
        return new Event.TaskPending(task, PendingReason.RESUME, true);
    }

    @Test
    void whatFailedIsTriedAnewAfterItsPhaseIsOpenAgain() {
        Plan plan = plan(phase("1").groups(parallel("g", task("good"), task("bad"))));
        assertThat(resumed(ended(plan, "bad"), Selection.ALL, RESUME))
                .containsExactly(reopened("1"), pending("bad"));
    }

    @Test
    void withoutResumeNothingIsTriedAnew() {
        Plan plan = plan(phase("1").tasks(task("bad")));
        assertThat(resumed(ended(plan, "bad"), Selection.ALL, RunOptions.DEFAULT)).isEmpty();
    }

    @Test
    void whatIsBeingCanceledIsNotTriedAnew() {
        CoreWorld world = ended(plan(phase("1").tasks(task("bad"))), "bad");
        world.happen(new Event.RunCanceling(null, null, null));
        assertThat(resumed(world, Selection.ALL, RESUME)).isEmpty();
    }

    @Test
    void whatFailedOutsideOfTheSelectionStays() {
        Plan plan = plan(phase("1").tasks(task("bad")), phase("2").after().tasks(task("worse")));
        assertThat(resumed(ended(plan, "bad", "worse"), phases("2"), RESUME))
                .containsExactly(reopened("2"), pending("worse"));
    }

    @Test
    void whatAnApprovedPhaseToleratedStays() {
        Plan plan =
                plan(
                        phase("1").tasks(task("tolerated").notCritical()),
                        phase("2").tasks(task("bad")));
        CoreWorld world = ended(plan, "tolerated", "bad");
        assertThat(resumed(world, Selection.ALL, RESUME))
                .containsExactly(reopened("2"), pending("bad"));
    }

    @Test
    void whatWasToleratedIsTriedAnewWithItsPhase() {
        Plan plan =
                plan(
                        phase("1")
                                .groups(
                                        parallel(
                                                "g",
                                                task("tolerated").notCritical(),
                                                task("bad"))));
        assertThat(resumed(ended(plan, "tolerated", "bad"), Selection.ALL, RESUME))
                .containsExactly(reopened("1"), pending("tolerated"), pending("bad"));
    }

    @Test
    void aPhaseThatFailedAtItsGateIsJudgedAnewWhereItIsSelected() {
        Plan plan = plan(phase("1").tasks(task("a")), phase("2").after().tasks(task("b")));
        CoreWorld world = ended(plan);
        world.happen(new Event.PhaseReopened("1", ReopenReason.DECISION, true, null));
        world.happen(new Event.PhaseJudged("1", 2, false, List.of(), List.of(), "d"));
        world.happen(new Event.PhaseFailed("1", "it was judged bad", null));
        assertThat(resumed(world, phases("2"), RESUME)).isEmpty();
        assertThat(resumed(world, phases("1"), RESUME)).containsExactly(reopened("1"));
    }

    @Test
    void whatMayHaveRunIsTriedAnewOnlyWhereThatIsAskedFor() {
        CoreWorld world =
                new CoreWorld(
                        plan(phase("1").tasks(task("a"))),
                        1,
                        new CoreWorld.Odds(0, 0, 0, 100),
                        Selection.ALL,
                        RunOptions.DEFAULT);
        world.runToRest();
        assertThat(resumed(world, Selection.ALL, RESUME)).isEmpty();
        RunOptions rerun = new RunOptions(null, false, null, null, null, false, false, true, true);
        assertThat(resumed(world, Selection.ALL, rerun)).containsExactly(pending("a"));
    }

    @Test
    void anotherTryOfAPhaseIsForAllThatDidNotSucceed() {
        Plan plan =
                plan(
                        phase("1")
                                .groups(
                                        parallel(
                                                "g",
                                                task("good"),
                                                task("bad"),
                                                task("blocked").after("bad"))));
        CoreWorld world = ended(plan, "bad");
        assertThat(Resumption.retry(world.state, "1", world.now))
                .containsExactly(
                        new Event.PhaseReopened("1", ReopenReason.RETRY, false, world.now),
                        new Event.TaskPending("bad", PendingReason.PHASE_RETRY, true),
                        new Event.TaskPending("blocked", PendingReason.PHASE_RETRY, true));
    }

    @Test
    void aPhaseStaysFailedWhileWhatFailedInItIsNotSelected() {
        Plan plan = plan(phase("1").groups(parallel("g", task("good"), task("bad"))));
        assertThat(resumed(ended(plan, "bad"), Worlds.tasks("good"), RESUME)).isEmpty();
    }
}
