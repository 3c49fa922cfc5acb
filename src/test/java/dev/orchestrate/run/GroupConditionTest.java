package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.begun;
import static dev.orchestrate.run.Worlds.ends;
import static dev.orchestrate.run.Worlds.fresh;
import static dev.orchestrate.run.Worlds.state;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task.RunIf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a {@code when} is asked for, and what follows from it. */
class GroupConditionTest {
    private static List<String> asked(CoreWorld world) {
        return world.entries.stream()
                .map(Entry::event)
                .filter(Event.ConditionEvaluated.class::isInstance)
                .map(event -> ((Event.ConditionEvaluated) event).id())
                .toList();
    }

    @Test
    void aGroupIsAskedOnceItsTurnHasComeAndBeforeItsTasks() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("g", task("a")),
                                                parallel("h", task("b").when("true"))
                                                        .when("true"))));
        assertThat(asked(world)).isEmpty();
        ends(world, "a", false);
        assertThat(asked(world)).containsExactly("1/h", "b");
        assertThat(world.live).containsOnlyKeys("b");
    }

    @Test
    void aGroupWhoseConditionDoesNotHoldIsSkippedAndWhatFollowsItGoesOn() {
        CoreWorld world =
                fresh(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("g", task("a").when("true")).when("false"),
                                                parallel("h", task("b")))),
                        Selection.ALL);
        world.unmet.add("1/g");
        world.afterEach = () -> IndexCheck.holds(world.state);
        world.decideAll();
        assertThat(asked(world)).containsExactly("1/g");
        assertThat(state(world, "a").status()).isEqualTo(TaskStatus.SKIPPED);
        assertThat(world.live).containsOnlyKeys("b");
        assertThat(RunViews.of(world.state, world.now, true).phases().getFirst().groups())
                .extracting(RunView.GroupView::status)
                .containsExactly(GroupStatus.SKIPPED, GroupStatus.IN_PROGRESS);
    }

    @Test
    void runIfLooksPastTheBarrierOfItsGroupAndIsAskedAfterIt() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("g", task("a")),
                                                parallel(
                                                                "h",
                                                                task("r")
                                                                        .runIf(RunIf.FAILURE)
                                                                        .when("true"),
                                                                task("n"))
                                                        .when("true"))));
        ends(world, "a", true);
        assertThat(asked(world)).containsExactly("1/h", "r");
        assertThat(world.live).containsOnlyKeys("r");
        assertThat(state(world, "n").status()).isEqualTo(TaskStatus.BLOCKED);
    }

    @Test
    void aPhaseWhoseConditionHoldsIsAskedOnce() {
        CoreWorld world = begun(plan(phase("1").when("true").tasks(task("a"))));
        assertThat(asked(world)).containsExactly("1");
        assertThat(world.live).containsOnlyKeys("a");
    }

    @Test
    void aGroupIsNotAskedAgainUnderAnotherPlan() {
        Plan plan = plan(phase("1").groups(sequential("g", task("a"), task("b")).when("true")));
        CoreWorld world = begun(plan);
        Worlds.change(world, plan);
        world.decideAll();
        assertThat(asked(world)).containsExactly("1/g");
    }

    @Test
    void anOnFailureTaskIsAskedInItsTurnAndOneThatIsSkippedLeavesItToTheNext() {
        CoreWorld world =
                fresh(
                        plan(
                                phase("1")
                                        .tasks(task("a"))
                                        .onFailure("one", "false")
                                        .onFailure("two", "true")),
                        Selection.ALL);
        world.unmet.add("1:on_failure:1");
        world.decideAll();
        assertThat(asked(world)).isEmpty();
        ends(world, "a", true);
        assertThat(asked(world)).containsExactly("1:on_failure:1", "1:on_failure:2");
        assertThat(state(world, "1:on_failure:1").status()).isEqualTo(TaskStatus.SKIPPED);
        assertThat(world.live).containsOnlyKeys("1:on_failure:2");
    }

    @Test
    void anOnFailureTaskIsAskedOnceForEachFailure() {
        CoreWorld world = begun(plan(phase("1").tasks(task("a")).onFailure("one", "true")));
        world.afterEach = () -> assertThat(asked(world)).hasSizeLessThan(4);
        for (int failures = 1; failures <= 2; failures++) {
            ends(world, "a", true);
            assertThat(asked(world)).hasSize(failures);
            assertThat(world.live).containsOnlyKeys("1:on_failure:1");
            ends(world, "1:on_failure:1", false);
            Worlds.ask(world, Worlds.decide("a", Answer.RETRY));
        }
        world.unmet.add("1:on_failure:1");
        ends(world, "a", true);
        assertThat(asked(world)).hasSize(3);
        assertThat(state(world, "1:on_failure:1").status()).isEqualTo(TaskStatus.SKIPPED);
        assertThat(world.live).isEmpty();
    }

    @Test
    void onFailureTasksRunEachTimeTheConditionOfTheirPhaseCanNotBeEvaluated() {
        Plan plan = plan(phase("1").when("true").tasks(task("a")).onFailure("one"));
        CoreWorld world = fresh(plan, Selection.ALL);
        for (String request : List.of("first", "second")) {
            world.happen(
                    new Event.ConditionEvaluated(
                            ScopeKind.PHASE, "1", false, Map.of(), "a value is missing"));
            world.decideAll();
            assertThat(world.live).as(request).containsOnlyKeys("1:on_failure:1");
            ends(world, "1:on_failure:1", false);
            Worlds.taken(world, new Request.RetryPhase(request, "1", "ada", null))
                    .forEach(world::happen);
        }
    }
}
