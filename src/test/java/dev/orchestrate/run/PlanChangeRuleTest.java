package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.begun;
import static dev.orchestrate.run.Worlds.ended;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.testing.PhaseSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What another plan opens again. */
class PlanChangeRuleTest {
    private static final Event REOPENED =
            new Event.PhaseReopened("1", ReopenReason.CHANGED, true, null);

    private static PhaseSpec one() {
        return phase("1").groups(parallel("g", task("a")));
    }

    private static PhaseSpec two() {
        return phase("1").groups(parallel("g", task("a"), task("b")));
    }

    private static List<Event> changed(CoreWorld world, Plan plan) {
        Dag before = world.state.dag();
        Worlds.change(world, plan);
        Event.PlanChanged change = (Event.PlanChanged) world.entries.getLast().event();
        return PlanChangeRule.events(world.state, before, change);
    }

    @Test
    void aPhaseThatWasJudgedIsOpenAgainForATaskThatIsNew() {
        assertThat(changed(ended(plan(one())), plan(two()))).containsExactly(REOPENED);
        Plan gate = plan(one().approval(Phase.Approval.MANUAL));
        assertThat(changed(ended(gate), plan(two().approval(Phase.Approval.MANUAL))))
                .containsExactly(REOPENED);
    }

    @Test
    void aPhaseThatWasNotJudgedStaysAsItIs() {
        assertThat(changed(begun(plan(one())), plan(two()))).isEmpty();
        assertThat(changed(ended(plan(one()), "a"), plan(two()))).isEmpty();
    }

    @Test
    void aPhaseThatIsAnotherThingIsJudgedAnew() {
        assertThat(changed(ended(plan(one())), plan(one().checkpoint("true"))))
                .containsExactly(REOPENED);
        assertThat(changed(ended(plan(one())), plan(one()))).isEmpty();
    }

    @Test
    void theCopyOfTheFirstPlanHasNoNumber() {
        assertThat(new PlanVersion(1, "p", "p.yaml", "").copy()).isEqualTo("plan.yaml");
        assertThat(new PlanVersion(2, "p", "p.yaml", "").copy()).isEqualTo("plan.2.yaml");
    }
}
