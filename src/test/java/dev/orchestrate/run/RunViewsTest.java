package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a run looks from outside. */
class RunViewsTest {
    /** Each group for itself. */
    private static final Plan GROUPS =
            plan(
                    phase("1")
                            .groups(
                                    parallel("g", task("a"), task("b")),
                                    parallel("h", task("c").after("a")).after()));

    private static RunView.GroupView group(Story story, int number) {
        return story.view().phases().getFirst().groups().get(number);
    }

    private static GroupStatus status(Story story) {
        return group(story, 0).status();
    }

    @Test
    void aGroupIsPendingUntilATaskOfItBegins() {
        Story story = Story.of(GROUPS);
        assertThat(status(story)).isEqualTo(GroupStatus.PENDING);
        assertThat(group(story, 0).startedAt()).isNull();
        assertThat(group(story, 0).elapsedMillis()).isZero();
        story.after(1_000).starts("a");
        assertThat(status(story)).isEqualTo(GroupStatus.IN_PROGRESS);
        assertThat(group(story, 0).startedAt()).isEqualTo(story.now());
    }

    @Test
    void aGroupIsTimedFromItsFirstTaskToItsLast() {
        Story story = Story.of(GROUPS).after(1_000).starts("a").after(2_000).succeeds("a");
        assertThat(group(story, 0).finishedAt()).isNull();
        story.starts("b").after(500);
        assertThat(group(story, 0).elapsedMillis()).isEqualTo(2_500);
        assertThat(group(story, 0).progress()).isEqualTo(0.5);
        story.succeeds("b").after(9_000);
        assertThat(group(story, 0).elapsedMillis()).isEqualTo(2_500);
        assertThat(group(story, 0).finishedAt()).isEqualTo(Story.BEGIN.plusMillis(3_500));
        assertThat(status(story)).isEqualTo(GroupStatus.COMPLETED);
    }

    @Test
    void aGroupThatIsOpenAgainIsTimedOn() {
        Story story = Story.of(GROUPS).starts("a", "b").after(1_000).succeeds("a", "b");
        story.happens(new Event.TaskPending("b", PendingReason.RERUN, true));
        assertThat(group(story, 0).finishedAt()).isNull();
        assertThat(group(story, 0).startedAt()).isEqualTo(Story.BEGIN);
    }

    @Test
    void whatBecameOfAGroupIsWhatBecameOfItsTasks() {
        Story failed = Story.of(GROUPS).starts("a", "b").fails("a", 1).succeeds("b");
        assertThat(status(failed)).isEqualTo(GroupStatus.FAILED);
        assertThat(group(failed, 1).status()).isEqualTo(GroupStatus.BLOCKED);
        assertThat(group(failed, 1).startedAt()).as("it never began").isNull();
        Story unknown = Story.of(GROUPS).starts("a", "b").succeeds("b");
        unknown.ends("a", AttemptStatus.UNKNOWN, null, "it was killed", null);
        assertThat(status(unknown)).isEqualTo(GroupStatus.IN_PROGRESS);
        Story canceled = Story.of(GROUPS).starts("a").succeeds("a");
        canceled.happens(new Event.TaskCanceled("b", "no more"));
        assertThat(status(canceled)).isEqualTo(GroupStatus.CANCELED);
        Story expired = Story.of(GROUPS).starts("a", "b").succeeds("a", "b");
        expired.happens(new Event.ScopeExpired(ScopeKind.GROUP, "1/g"));
        assertThat(status(expired)).isEqualTo(GroupStatus.FAILED);
    }

    @Test
    void aRunThatNobodyExecutesEndedWithItsLastEvent() {
        Story story = Story.of(GROUPS).starts("a").after(1_000).succeeds("a").starts("b");
        story.after(60_000);
        RunView dead = RunViews.of(story.state(), story.now(), false);
        assertThat(dead.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(dead.elapsedMillis()).isEqualTo(1_000);
        assertThat(dead.etaMillis()).isNull();
        assertThat(dead.phases().getFirst().elapsedMillis()).isEqualTo(1_000);
        assertThat(story.view().elapsedMillis()).isEqualTo(61_000);
    }

    @Test
    void theTimeOfAllAttemptsIsAddedUp() {
        Story story = Story.of(flat(task("a").attempts(2), task("b")));
        story.starts("a", "b").after(1_000).retries("a", 75, 500).after(500).starts("a");
        story.after(2_000).succeeds("a", "b");
        assertThat(story.view().totalTaskMillis()).isEqualTo(1_000 + 2_000 + 3_500);
        assertThat(story.view().progress()).isEqualTo(1);
    }

    @Test
    void checksAreShownOnceTheyHaveRun() {
        Plan plan = plan(phase("1").tasks(task("a")).checkpoint("true"));
        Story story = Story.of(plan).starts("a");
        assertThat(story.view().tasks()).extracting(RunView.TaskView::id).containsExactly("a");
        story.succeeds("a").starts("1:checkpoint:1");
        assertThat(story.view().tasks())
                .extracting(RunView.TaskView::id, RunView.TaskView::group)
                .isEqualTo(List.of(tuple("a", "1/-"), tuple("1:checkpoint:1", null)));
    }

    @Test
    void anOnFailureTaskIsShownOnceItsConditionDidNotHold() {
        Plan plan = plan(phase("1").tasks(task("a")).onFailure("one", "x").onFailure("two", "y"));
        Story story = Story.of(plan).denying("1:on_failure:1").starts("a").fails("a", 1);
        assertThat(story.view().tasks())
                .extracting(RunView.TaskView::id, RunView.TaskView::status)
                .containsExactly(
                        tuple("a", TaskStatus.FAILED), tuple("1:on_failure:1", TaskStatus.SKIPPED));
        assertThat(story.view().counts().total()).isOne();
    }

    @Test
    void aGroupThatWasCanceledBeforeItBeganHasNoTimes() {
        Story story = Story.of(GROUPS).happens(new Event.TaskCanceled("c", "no more"));
        assertThat(group(story, 1).status()).isEqualTo(GroupStatus.CANCELED);
        assertThat(group(story, 1).startedAt()).isNull();
        assertThat(group(story, 1).finishedAt()).isNull();
    }

    @Test
    void checksAreSelectedWithTheirPhase() {
        Plan plan =
                plan(phase("1").tasks(task("a")).checkpoint("true"), phase("2").tasks(task("b")));
        CoreWorld world = Worlds.fresh(plan, Worlds.phases("1"));
        world.runToRest();
        assertThat(RunViews.of(world.state, world.now, true).tasks())
                .extracting(RunView.TaskView::id, RunView.TaskView::selected)
                .containsExactly(
                        tuple("a", true), tuple("b", false), tuple("1:checkpoint:1", true));
    }
}
