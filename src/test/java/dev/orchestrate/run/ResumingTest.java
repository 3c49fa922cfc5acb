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
import java.util.List;
import java.util.Map;
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

    @Test
    void whatIsToEndIsStillToEnd() {
        CoreWorld world = Worlds.begun(flat(task("a")));
        world.happen(new Event.RunCanceling(null, null, null));
        IndexCheck.holds(world.state);
        resumes(world, Selection.ALL);
        assertThat(world.state.indexes().toEnd()).containsExactly(0);
    }

    @Test
    void labelsAreAddedToThoseThereAre() {
        CoreWorld world = fresh(TWO_PHASES, Selection.ALL);
        for (String attempt : List.of("1", "2")) {
            Map<String, String> labels =
                    attempt.equals("1") ? Map.of("by", "ada", "try", "1") : Map.of("try", "2");
            world.happen(
                    new Event.RunResumed(labels, Selection.ALL, RESUME, CoreWorld.invocation()));
        }
        assertThat(world.state.facts().labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of("by", "ada", "try", "2"));
    }

    @Test
    void factsAreComparedWithoutTheGraphThatTheyWereReadWith() {
        CoreWorld world = fresh(TWO_PHASES, Selection.ALL);
        Facts same = fresh(TWO_PHASES, Selection.ALL).state.facts();
        assertThat(world.state.facts()).isNotEqualTo(same);
        assertThat(world.state.facts().saysTheSameAs(same)).isTrue();
        world.decideAll();
        assertThat(world.state.facts().saysTheSameAs(same)).isFalse();
    }
}
