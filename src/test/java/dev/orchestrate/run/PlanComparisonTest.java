package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.testing.TaskSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a plan differs from the one that a run follows, and what follows from that. */
class PlanComparisonTest {
    private static RunState succeeded(TaskSpec... tasks) {
        CoreWorld world =
                new CoreWorld(
                        flat(tasks), 1, CoreWorld.Odds.GOOD, Selection.ALL, RunOptions.DEFAULT);
        world.runToRest();
        return world.state;
    }

    @Test
    void whatIsChangedAddedAndRemovedIsNamed() {
        RunState state = succeeded(task("a"), task("b"), task("c"));
        Dag next = Dag.of(flat(task("d"), task("c").workdir("another"), task("a")));
        PlanComparison found = PlanComparison.of(state, next);
        assertThat(found.changed()).containsExactly("c");
        assertThat(found.changedSucceeded()).containsExactly("c");
        assertThat(found.added()).containsExactly("d");
        assertThat(found.removed()).containsExactly("b");
        assertThat(found.isSame()).isFalse();
    }

    @Test
    void whatHasNotSucceededChangesFreely() {
        CoreWorld world =
                new CoreWorld(
                        flat(task("a")), 1, CoreWorld.Odds.GOOD, Selection.ALL, RunOptions.DEFAULT);
        Dag next = Dag.of(flat(task("a").workdir("another")));
        PlanComparison found = PlanComparison.of(world.state, next);
        assertThat(found.changed()).containsExactly("a");
        assertThat(found.changedSucceeded()).isEmpty();
    }

    @Test
    void whatDiffersWithoutAnEffectIsNamedToo() {
        CoreWorld world =
                new CoreWorld(
                        plan(phase("1").groups(sequential("g", task("a"), task("b")))),
                        1,
                        CoreWorld.Odds.GOOD,
                        Selection.ALL,
                        RunOptions.DEFAULT);
        RunState state = world.state;
        Dag next =
                Dag.of(
                        plan(
                                phase("1")
                                        .groups(
                                                sequential("g", task("a"), task("b").priority(1))
                                                        .timeout(Duration.ofMinutes(1)))
                                        .approval(Phase.Approval.MANUAL)));
        PlanComparison found = PlanComparison.of(state, next);
        assertThat(found.changed()).isEmpty();
        assertThat(found.adjusted()).containsExactly("b", "1", "1/g");
        assertThat(PlanComparison.of(state, state.dag()).adjusted()).isEmpty();
    }

    @Test
    void downstreamRunsAgainAndNothingElse() {
        RunState state =
                succeeded(task("a"), task("b").after("a"), task("c").after("b"), task("x"));
        Dag next =
                Dag.of(
                        flat(
                                task("a").workdir("another"),
                                task("b").after("a"),
                                task("c").after("b"),
                                task("x")));
        assertThat(PlanChangeRule.rerun(state, next, List.of("a")))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aPhaseThatIsRedefinedIsJudgedAgain() {
        CoreWorld world =
                new CoreWorld(
                        plan(phase("1").tasks(task("a")), phase("2").tasks(task("b"))),
                        1,
                        CoreWorld.Odds.GOOD,
                        Selection.ALL,
                        RunOptions.DEFAULT);
        world.runToRest();
        Dag before = world.state.dag();
        Dag next =
                Dag.of(
                        plan(
                                phase("1").tasks(task("a")),
                                phase("2").tasks(task("b")).approval(Phase.Approval.MANUAL)));
        Event.PlanChanged changed =
                new Event.PlanChanged(
                        new PlanVersion(2, "plan", "plan.yaml", "1"),
                        java.util.Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        next);
        world.happen(changed);
        assertThat(PlanChangeRule.events(world.state, before, changed))
                .containsExactly(new Event.PhaseReopened("2", ReopenReason.CHANGED, true, null));
    }
}
