package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Plan;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Why a phase, and what is in it, ends as it does. */
class PhaseRuleTest {
    private static CoreWorld begun(Plan plan) {
        CoreWorld world =
                new CoreWorld(plan, 1, CoreWorld.Odds.GOOD, Selection.ALL, RunOptions.DEFAULT);
        world.decideAll();
        return world;
    }

    private static String reason(CoreWorld world, String phase) {
        return Objects.requireNonNull(Objects.requireNonNull(world.state.phase(phase)).reason());
    }

    private static TaskState state(CoreWorld world, String id) {
        return Objects.requireNonNull(world.state.task(id));
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
}
