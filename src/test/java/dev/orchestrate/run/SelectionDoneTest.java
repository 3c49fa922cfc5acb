package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.testing.TaskSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a selection does not hold any more. */
class SelectionDoneTest {
    private static final Plan PLAN =
            plan(
                    phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL),
                    phase("2").groups(parallel("g", task("b"), task("c"))));

    private static CoreWorld world(String... tasks) {
        Selection selection = new Selection(List.of(), List.of(), List.of(tasks), true);
        CoreWorld world =
                new CoreWorld(PLAN, 1, CoreWorld.Odds.GOOD, selection, RunOptions.DEFAULT);
        world.runToRest();
        return world;
    }

    private static void approve(CoreWorld world) {
        world.happen(
                new Event.PhaseApproved("1", 1, "d1", GateDecision.APPROVED, null, null, null));
    }

    @Test
    void aPhaseOfWhichAllIsDoneMustBeDecidedToo() {
        CoreWorld world = world("a");
        assertThat(SelectionDone.is(world.state)).isFalse();
        approve(world);
        assertThat(SelectionDone.is(world.state)).isTrue();
    }

    @Test
    void aPhaseOfWhichAPartIsSelectedNeedNotBeDecided() {
        CoreWorld world = world("b");
        approve(world);
        assertThat(SelectionDone.is(world.state)).isFalse();
        world.runToRest();
        assertThat(world.state.task("c")).isEqualTo(TaskState.NEW);
        assertThat(SelectionDone.is(world.state)).isTrue();
    }

    @Test
    void whatFailedIsNotDoneUnlessItIsNotCritical() {
        assertThat(isDoneWhenItFailed(task("a"))).isFalse();
        assertThat(isDoneWhenItFailed(task("a").notCritical())).isTrue();
    }

    private static boolean isDoneWhenItFailed(TaskSpec task) {
        CoreWorld world =
                new CoreWorld(
                        plan(phase("1").tasks(task)),
                        1,
                        CoreWorld.Odds.GOOD,
                        Selection.ALL,
                        RunOptions.DEFAULT);
        world.decideAll();
        world.end("a", true);
        world.runToRest();
        return SelectionDone.is(world.state);
    }
}
