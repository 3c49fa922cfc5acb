package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.RESUME;
import static dev.orchestrate.run.Worlds.ended;
import static dev.orchestrate.run.Worlds.fresh;
import static dev.orchestrate.run.Worlds.phases;
import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Plan;
import org.junit.jupiter.api.Test;

/** The indexes of a run that goes on are those that its facts make, however they come about. */
class ResumingTest {
    private static final Plan TWO_PHASES =
            plan(phase("1").tasks(task("a")), phase("2").after().tasks(task("b")));

    private static void resumes(CoreWorld world, Selection selection) {
        Worlds.resume(world, selection, RESUME);
        IndexCheck.holds(world.state);
    }

    @Test
    void asItWas() {
        CoreWorld world = fresh(TWO_PHASES, Selection.ALL);
        RunState before = world.state;
        resumes(world, Selection.ALL);
        assertThat(world.state.indexes().nodes()).isSameAs(before.indexes().nodes());
    }

    @Test
    void withMoreOfItSelected() {
        CoreWorld world = fresh(TWO_PHASES, phases("1"));
        resumes(world, Selection.ALL);
        world.runToRest();
        assertThat(world.state.status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void afterTheTimeOfAPhaseWasUp() {
        CoreWorld world = fresh(TWO_PHASES, Selection.ALL);
        world.happen(new Event.ScopeExpired(ScopeKind.PHASE, "2"));
        resumes(world, Selection.ALL);
        assertThat(world.state.phase("2")).extracting(PhaseState::expired).isEqualTo(false);
    }

    @Test
    void afterTheTimeOfAGroupWasUp() {
        CoreWorld world = fresh(plan(phase("1").groups(parallel("g", task("a")))), Selection.ALL);
        world.happen(new Event.ScopeExpired(ScopeKind.GROUP, "1/g"));
        resumes(world, Selection.ALL);
        assertThat(world.state.indexes().attention()).isEmpty();
    }

    @Test
    void afterTheTimeOfTheRunWasUp() {
        CoreWorld world = fresh(flat(task("a")), Selection.ALL);
        world.happen(new Event.ScopeExpired(ScopeKind.RUN, ""));
        resumes(world, Selection.ALL);
        world.runToRest();
        assertThat(world.state.status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void afterAFailureStoppedTheRest() {
        Plan plan =
                draft(phase("1").groups(parallel("g", task("bad"), task("c").after("bad"))))
                        .failFast()
                        .build();
        resumes(ended(plan, "bad"), Selection.ALL);
    }

    @Test
    void whatWasBeingJudgedIsJudgedAnew() {
        CoreWorld world = fresh(flat(task("a")), Selection.ALL);
        world.runToRest();
        resumes(world, Selection.ALL);
        assertThat(world.state.indexes().judging()).isEmpty();
        assertThat(world.state.indexes().phaseAttention()).containsExactly(0);
    }
}
