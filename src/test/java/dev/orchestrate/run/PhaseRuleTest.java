package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.ask;
import static dev.orchestrate.run.Worlds.begun;
import static dev.orchestrate.run.Worlds.decide;
import static dev.orchestrate.run.Worlds.ended;
import static dev.orchestrate.run.Worlds.ends;
import static dev.orchestrate.run.Worlds.manual;
import static dev.orchestrate.run.Worlds.phaseState;
import static dev.orchestrate.run.Worlds.state;
import static dev.orchestrate.run.Worlds.succeed;
import static dev.orchestrate.run.Worlds.taken;
import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Task.RunIf;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Why a phase, and what is in it, ends as it does. */
class PhaseRuleTest {
    private static final Retry TWO_TRIES =
            new Retry(2, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 0, null);

    private static String reason(CoreWorld world, String phase) {
        return Objects.requireNonNull(Objects.requireNonNull(world.state.phase(phase)).reason());
    }

    private static CriterionResult result(String id, boolean passed, boolean required) {
        return new CriterionResult(id, passed, required, null, "seen");
    }

    private static String judged(List<CriterionResult> checks, List<CriterionResult> criteria) {
        CoreWorld world = begun(flat(task("a"), task("b")));
        world.end("a", false);
        world.end("b", false);
        world.happen(new Event.PhaseJudged("1", 1, false, checks, criteria, "d"));
        world.decideAll();
        return reason(world, "1");
    }

    @Test
    void theTaskThatFailedFirstIsNamedAndOneThatIsToleratedIsNot() {
        CoreWorld world = begun(flat(task("a"), task("b"), task("c").notCritical()));
        world.end("c", true);
        world.end("b", true);
        world.end("a", true);
        world.decideAll();
        assertThat(world.entries.stream().map(Entry::event))
                .contains(new Event.PhaseFailed("1", "a critical task failed", "b"));
    }

    @Test
    void theFirstThatWasFoundWantingIsNamed() {
        assertThat(
                        judged(
                                List.of(result("1", true, true), result("2", false, true)),
                                List.of(result("x", false, true))))
                .isEqualTo("checkpoint `2` failed");
        assertThat(
                        judged(
                                List.of(result("1", true, true)),
                                List.of(
                                        result("good", true, true),
                                        result("wish", false, false),
                                        result("bad", false, true))))
                .isEqualTo("criterion `bad` is not met: seen");
    }

    @Test
    void whatIsBlockedNamesTheNearestThatItWaitedFor() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("g", task("a"), task("b").after("a")),
                                                parallel("h", task("c"), task("d").after("b"))),
                                phase("2").tasks(task("e"))));
        world.end("a", true);
        world.decideAll();
        assertThat(state(world, "b").blockedBy()).containsExactly("a");
        assertThat(state(world, "c").blockedBy()).containsExactly("1/g");
        assertThat(state(world, "d").blockedBy()).containsExactly("b");
        assertThat(state(world, "e").blockedBy()).containsExactly("1");
        assertThat(reason(world, "2")).isEqualTo("blocked by 1");
    }

    @Test
    void whatWasOutOfTimeTellsWhoseLimitItWas() {
        assertThat(canceledBy(ScopeKind.RUN, "")).isEqualTo("the time limit of the run was up");
        assertThat(canceledBy(ScopeKind.PHASE, "1"))
                .isEqualTo("the time limit of phase `1` was up");
        assertThat(canceledBy(ScopeKind.GROUP, "1/-"))
                .isEqualTo("the time limit of group `1/-` was up");
    }

    private static String canceledBy(ScopeKind scope, String id) {
        CoreWorld world = begun(flat(task("a"), task("b").after("a")));
        world.happen(new Event.ScopeExpired(scope, id));
        world.decideAll();
        assertThat(Objects.requireNonNull(state(world, "a").lastAttempt()).ending())
                .isEqualTo(EndingReason.LIMIT);
        assertThat(state(world, "b").status()).isEqualTo(TaskStatus.CANCELED);
        return Objects.requireNonNull(state(world, "b").reason());
    }

    @Test
    void aJudgementThatNamesNothingIsToldAsSuch() {
        assertThat(judged(List.of(), List.of())).isEqualTo("it was judged bad");
    }

    @Test
    void whatFailedWithoutAnAttemptIsNamedWhereNothingElseFailed() {
        CoreWorld world = begun(flat(manual("asked"), task("a")));
        ask(world, decide("asked", Answer.FAIL));
        ends(world, "a", true);
        assertThat(world.entries.getLast().event())
                .isEqualTo(new Event.PhaseFailed("1", "a critical task failed", "a"));
        world = begun(flat(manual("first"), manual("second")));
        ask(world, decide("first", Answer.FAIL));
        ask(world, decide("second", Answer.FAIL));
        assertThat(world.entries.getLast().event())
                .isEqualTo(new Event.PhaseFailed("1", "a critical task failed", "first"));
    }

    @Test
    void onlyWhatCanNotBeMetIsNamedAsACause() {
        CoreWorld world =
                begun(
                        draft(
                                        phase("1").tasks(task("a")),
                                        phase("2")
                                                .after()
                                                .groups(
                                                        parallel(
                                                                "g",
                                                                task("b"),
                                                                task("c"),
                                                                task("d").after("b", "c")),
                                                        parallel("h", task("e")).after(),
                                                        parallel("k", task("f")).after("g", "h")),
                                        phase("3").after("1", "2").tasks(task("z")))
                                .maxParallel(9)
                                .build());
        succeed(world, "a", "b", "e");
        ends(world, "c", true);
        assertThat(state(world, "d").blockedBy()).containsExactly("c");
        assertThat(state(world, "f").blockedBy()).containsExactly("2/g");
        assertThat(state(world, "z").blockedBy()).containsExactly("2");
        assertThat(reason(world, "3")).isEqualTo("blocked by 2");
    }

    @Test
    void whatAFailureKeptFromBeginningIsCanceledWithItsPhase() {
        CoreWorld world =
                begun(
                        draft(
                                        phase("1").tasks(task("a")),
                                        phase("2").after().tasks(task("b"), task("c")),
                                        phase("3").tasks(task("d")))
                                .failFast()
                                .build());
        ends(world, "a", true);
        assertThat(phaseState(world, "2").status()).isEqualTo(PhaseStatus.IN_PROGRESS);
        ends(world, "b", false);
        for (String phase : List.of("2", "3")) {
            assertThat(phaseState(world, phase).status()).isEqualTo(PhaseStatus.CANCELED);
            assertThat(reason(world, phase)).isEqualTo("what was left of it was canceled");
        }
    }

    @Test
    void soIsThePhaseBehindItWhereNothingOfItRuns() {
        CoreWorld world =
                begun(
                        draft(
                                        phase("1").tasks(task("a").priority(1)),
                                        phase("2").after().tasks(task("b")),
                                        phase("3").tasks(task("c")))
                                .failFast()
                                .maxParallel(1)
                                .build());
        ends(world, "a", true);
        for (String phase : List.of("2", "3")) {
            assertThat(phaseState(world, phase).status()).isEqualTo(PhaseStatus.CANCELED);
        }
    }

    @Test
    void failFastBlocksWhatDependsOnTheFailureAndCancelsTheRest() {
        CoreWorld world =
                begun(
                        draft(
                                        phase("1")
                                                .groups(
                                                        parallel(
                                                                "g",
                                                                task("a").priority(9),
                                                                task("b"),
                                                                task("c").after("b"),
                                                                task("r")
                                                                        .after("b")
                                                                        .runIf(RunIf.FAILURE),
                                                                task("d").after("a")),
                                                        parallel("h", task("e")).after(),
                                                        parallel("k", task("f")).after("h")))
                                .maxParallel(1)
                                .failFast()
                                .build());
        ends(world, "a", true);
        assertThat(state(world, "d").status()).isEqualTo(TaskStatus.BLOCKED);
        for (String rest : List.of("b", "c", "e", "f")) {
            assertThat(state(world, rest).status()).as(rest).isEqualTo(TaskStatus.CANCELED);
        }
        assertThat(world.live).as("of what was canceled").containsOnlyKeys("r");
    }

    @Test
    void aRetriedTaskOfWhatFailedFastRuns() {
        for (boolean ofGroup : List.of(true, false)) {
            var group = parallel("g", task("a").priority(9), task("x"), task("b")).maxParallel(2);
            CoreWorld world =
                    begun(
                            ofGroup
                                    ? plan(phase("1").groups(group.failFast()))
                                    : draft(phase("1").groups(group)).failFast().build());
            world.afterEach = () -> IndexCheck.holds(world.state);
            ends(world, "a", true);
            ask(world, decide("a", Answer.RETRY));
            assertThat(world.live).as("while its phase goes on").containsOnlyKeys("x", "a");
            ends(world, "x", false);
            ends(world, "a", true);
            assertThat(phaseState(world, "1").status()).isEqualTo(PhaseStatus.FAILED);
            ask(world, decide("a", Answer.RETRY));
            assertThat(world.live).as("of a phase that had failed").containsOnlyKeys("a");
        }
    }

    @Test
    void aPhaseMadeOfWhatHasSucceededIsJudged() {
        CoreWorld world = ended(plan(phase("1").tasks(task("a"), task("b"))));
        Worlds.change(world, plan(phase("1").tasks(task("a")), phase("2").tasks(task("b"))));
        world.decideAll();
        assertThat(phaseState(world, "2").status()).isEqualTo(PhaseStatus.APPROVED);
    }

    @Test
    void aPhaseBehindOneThatFailsAnewIsBlockedOnceWhatRunsHasEnded() {
        CoreWorld world = begun(plan(phase("1").tasks(task("a")), phase("2").tasks(task("b"))));
        succeed(world, "a");
        ask(world, decide("a", Answer.RETRY));
        ends(world, "a", true);
        assertThat(phaseState(world, "1").status()).isEqualTo(PhaseStatus.FAILED);
        assertThat(phaseState(world, "2").status()).isEqualTo(PhaseStatus.IN_PROGRESS);
        ends(world, "b", false);
        assertThat(phaseState(world, "2").status()).isEqualTo(PhaseStatus.BLOCKED);
        assertThat(reason(world, "2")).isEqualTo("blocked by 1");
        ask(world, decide("a", Answer.RETRY));
        ends(world, "a", false);
        assertThat(phaseState(world, "2").status()).isEqualTo(PhaseStatus.APPROVED);
        assertThat(state(world, "b").attempts()).hasSize(1);
    }

    @Test
    void onFailureTasksRunOnceForEachFailureAndOneAfterAnother() {
        CoreWorld world =
                begun(plan(phase("1").tasks(task("a")).onFailure("one").onFailure("two")));
        ends(world, "a", true);
        assertThat(world.live).containsOnlyKeys("1:on_failure:1");
        ends(world, "1:on_failure:1", true);
        ask(world, decide("a", Answer.RETRY));
        ends(world, "a", true);
        assertThat(world.live).as("that of the first failure").containsOnlyKeys("1:on_failure:2");
        ends(world, "1:on_failure:2", false);
        assertThat(world.live).containsOnlyKeys("1:on_failure:1");
        ends(world, "1:on_failure:1", false);
        assertThat(world.live).containsOnlyKeys("1:on_failure:2");
        ends(world, "1:on_failure:2", false);
        assertThat(world.live).isEmpty();
    }

    @Test
    void aPhaseThatIsOutOfTimeHasFailedForThatAndIsNotTriedAgain() {
        for (ScopeKind scope : List.of(ScopeKind.PHASE, ScopeKind.GROUP)) {
            CoreWorld world = begun(plan(phase("1").tasks(task("a"), task("b")).retry(TWO_TRIES)));
            world.happen(new Event.ScopeExpired(scope, scope == ScopeKind.PHASE ? "1" : "1/-"));
            world.decideAll();
            ends(world, "a", false);
            assertThat(reason(world, "1")).isEqualTo("its time limit was up");
        }
    }

    @Test
    void whatIsBehindAFailureAndBehindWhatItCanceledIsBlockedByTheFailureOnceThatIsCertain() {
        CoreWorld world =
                begun(
                        draft(
                                        phase("1").groups(parallel("g", task("a"), task("x"))),
                                        phase("2").after().tasks(task("b").locks("l")),
                                        phase("3").after("1", "2").tasks(task("c")),
                                        phase("4")
                                                .after()
                                                .tasks(task("holder").locks("l").priority(9)))
                                .failFast()
                                .build());
        ends(world, "a", true);
        assertThat(phaseState(world, "2").status()).isEqualTo(PhaseStatus.CANCELED);
        assertThat(state(world, "c").status()).isEqualTo(TaskStatus.PENDING);
        ends(world, "x", false);
        assertThat(state(world, "c").blockedBy()).contains("1");
    }

    @Test
    void aRetryThatComesBeforeAFailureHasStoppedTheRestLetsAllOfItGoOn() {
        CoreWorld world =
                begun(
                        draft(phase("1").groups(parallel("g", task("a").priority(9), task("b"))))
                                .maxParallel(1)
                                .failFast()
                                .build());
        world.end("a", true);
        taken(world, decide("a", Answer.RETRY)).forEach(world::happen);
        IndexCheck.holds(world.state);
        world.runToRest();
        assertThat(world.state.status()).isEqualTo(RunStatus.SUCCEEDED);
    }
}
