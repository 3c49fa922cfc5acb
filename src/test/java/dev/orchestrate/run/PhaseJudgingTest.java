package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.approve;
import static dev.orchestrate.run.Worlds.ask;
import static dev.orchestrate.run.Worlds.begun;
import static dev.orchestrate.run.Worlds.decide;
import static dev.orchestrate.run.Worlds.ended;
import static dev.orchestrate.run.Worlds.ends;
import static dev.orchestrate.run.Worlds.fresh;
import static dev.orchestrate.run.Worlds.phaseState;
import static dev.orchestrate.run.Worlds.phases;
import static dev.orchestrate.run.Worlds.succeed;
import static dev.orchestrate.run.Worlds.taken;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a phase is judged, and what a decision about it is worth. */
class PhaseJudgingTest {
    private static final Retry TWO_TRIES =
            new Retry(2, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 0, null);

    @Test
    void aTaskThatChangesMakesWhatWasCheckedOld() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1")
                                        .groups(parallel("g", task("a"), task("b")))
                                        .checkpoint("one")
                                        .checkpoint("two")));
        succeed(world, "a", "b", "1:checkpoint:1");
        ask(world, decide("a", Answer.RETRY));
        assertThat(world.live).containsOnlyKeys("1:checkpoint:2", "a");
        succeed(world, "1:checkpoint:2");
        assertThat(world.live).as("that one counts for nothing").containsOnlyKeys("a");
        succeed(world, "a");
        assertThat(world.live).containsOnlyKeys("1:checkpoint:1");
        succeed(world, "1:checkpoint:1");
        assertThat(world.live).containsOnlyKeys("1:checkpoint:2");
        succeed(world, "1:checkpoint:2");
        assertThat(phaseState(world, "1").status()).isEqualTo(PhaseStatus.APPROVED);
    }

    @Test
    void aTaskThatChangesMakesAJudgementUnderWayOld() {
        CoreWorld world = begun(flat(task("a")));
        world.end("a", false);
        int first = judging(world);
        assertThat(world.state.isJudging("1", first)).isTrue();
        taken(world, decide("a", Answer.RETRY)).forEach(world::happen);
        assertThat(world.state.isJudging("1", first)).isFalse();
        Scheduler.Step step = Scheduler.decide(world.state, world.now, Scheduler.Authority.EXECUTE);
        assertThat(step.decision()).isInstanceOf(Decision.Start.class);
        world.decideAll();
        world.end("a", false);
        int second = judging(world);
        assertThat(second).isGreaterThan(first);
        assertThat(world.state.isJudging("1", first)).isFalse();
        assertThat(world.state.isJudging("1", second)).isTrue();
    }

    /** Asks for a judgement; answers as of which round. */
    private static int judging(CoreWorld world) {
        Scheduler.Step step = Scheduler.decide(world.state, world.now, Scheduler.Authority.EXECUTE);
        world.state = step.state();
        return ((Decision.Judge) Objects.requireNonNull(step.decision())).round();
    }

    @Test
    void anotherTryWaitsItsTimeWhateverEndsMeanwhile() {
        CoreWorld world =
                begun(plan(phase("1").tasks(task("a")).checkpoint("one").retry(TWO_TRIES)));
        succeed(world, "a");
        ask(world, decide("a", Answer.RETRY));
        ends(world, "a", true);
        ends(world, "1:checkpoint:1", false);
        assertThat(world.live).isEmpty();
        world.runToRest();
        assertThat(world.state.status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aDecisionIsVoidWhenItsPhaseIsJudgedAgainBeforeADependentBegins() {
        Plan plan =
                plan(
                        phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL),
                        phase("2").tasks(task("b")));
        for (Selection selection : List.of(phases("1"), Selection.ALL)) {
            CoreWorld world = fresh(plan, selection);
            world.decideAll();
            ends(world, "a", false);
            ask(world, approve("1"));
            ask(world, decide("a", Answer.RETRY));
            ends(world, "a", false);
            assertThat(world.state.awaitsPerson("1")).isEqualTo(!selection.isAll());
        }
    }

    @Test
    void aPhaseThatIsRetriedIsJudgedThoughItIsNotSelected() {
        CoreWorld world =
                ended(
                        plan(
                                phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL),
                                phase("2").after().tasks(task("b"))));
        ask(world, new Request.Reject("r", "1", "ada", null));
        Worlds.resume(world, phases("2"), RunOptions.DEFAULT);
        ask(world, new Request.RetryPhase("r2", "1", "ada", null));
        assertThat(world.state.awaitsPerson("1")).isTrue();
    }

    @Test
    void aGateThatAsksNobodyNeverWaits() {
        RunOptions yes = new RunOptions(null, false, null, null, null, false, true, false, false);
        for (Phase.Approval approval : Phase.Approval.values()) {
            Plan plan = plan(phase("1").tasks(task("a")).approval(approval));
            CoreWorld world = new CoreWorld(plan, 1, CoreWorld.Odds.GOOD, Selection.ALL, yes);
            world.afterEach = () -> assertThat(world.state.awaitsPerson("1")).isFalse();
            world.runToRest();
            assertThat(phaseState(world, "1").status()).isEqualTo(PhaseStatus.APPROVED);
        }
    }

    @Test
    void whatIsCanceledIsJudgedNoMore() {
        CoreWorld world = begun(flat(task("a")));
        world.end("a", false);
        int round = judging(world);
        world.happen(new Event.RunCanceling(null, null, null));
        world.decideAll();
        assertThat(phaseState(world, "1").status()).isEqualTo(PhaseStatus.CANCELED);
        assertThat(world.state.isJudging("1", round)).isFalse();
    }

    @Test
    void aRejectionTellsWhoSaidWhat() {
        assertThat(rejected("ada", "too slow")).isEqualTo("rejected by ada: too slow");
        assertThat(rejected(null, null)).isEqualTo("rejected");
    }

    private static @Nullable String rejected(@Nullable String by, @Nullable String note) {
        CoreWorld world = ended(plan(phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL)));
        ask(world, new Request.Reject("r", "1", by, note));
        return phaseState(world, "1").reason();
    }

    @Test
    void anotherTryOfAPhaseRunsWhatAFailureInItsGroupHadStopped() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("g", task("a").priority(9), task("b"))
                                                        .maxParallel(1)
                                                        .failFast())
                                        .retry(TWO_TRIES)));
        ends(world, "a", true);
        world.runToRest();
        assertThat(world.state.status()).isEqualTo(RunStatus.SUCCEEDED);
    }
}
