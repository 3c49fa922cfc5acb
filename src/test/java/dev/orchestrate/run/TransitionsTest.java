package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.testing.Story;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An event that does not fit is a bug, and says so. */
class TransitionsTest {
    private final Story story = Story.of(flat(task("a"), task("b").attempts(2)));

    private void refuses(Event event, String why) {
        RunState state = story.state();
        Entry entry = new Entry(state.seq() + 1, story.now(), event);
        assertThatThrownBy(() -> Transitions.apply(state, entry))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(why);
    }

    private static Event started(String task, int attempt) {
        return new Event.AttemptStarted(task, attempt, "true", "local");
    }

    @Test
    void aRunBeginsOnceAndWithItsBeginning() {
        Entry resumed =
                new Entry(
                        1,
                        story.now(),
                        new Event.RunResumed(
                                Map.of(),
                                Selection.ALL,
                                RunOptions.DEFAULT,
                                CoreWorld.invocation()));
        assertThatThrownBy(() -> Transitions.begin(resumed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a run begins with run.started, not with ");
        refuses(story.entries().getFirst().event(), "does not fit a run that has begun");
    }

    @Test
    void whatThePlanDoesNotHaveIsRefused() {
        refuses(started("nobody", 1), "the plan has no `nobody`");
        refuses(new Event.PhaseStarted("2"), "the plan has no `2`");
        refuses(new Event.ScopeExpired(ScopeKind.GROUP, "1/x"), "the plan has no `1/x`");
        refuses(new Event.ScopeExpired(ScopeKind.PHASE, "2"), "the plan has no `2`");
        refuses(new Event.ScopeExpired(ScopeKind.TASK, "a"), "does not fit a task");
    }

    @Test
    void aTaskMovesOnlyFromWhereItMay() {
        story.starts("a");
        refuses(started("a", 2), "does not fit a task that is running");
        refuses(new Event.TaskSkipped("a", SkipReason.WHEN, ""), "a task that is running");
        refuses(new Event.TaskCanceled("a", ""), "a task that is running");
        refuses(new Event.TaskBlocked("a", List.of()), "a task that is running");
        refuses(new Event.TaskPending("a", PendingReason.RESUME, true), "a task that is running");
        story.succeeds("a");
        refuses(started("a", 2), "does not fit a task that is succeeded");
        refuses(new Event.TaskFailed("a", ""), "a task that is succeeded");
        refuses(new Event.AttemptEnding("a", 1, EndingReason.CANCEL), "a task that is succeeded");
        refuses(new Event.AttemptAdopted("b", 1, true), "a task that is pending");
    }

    @Test
    void onlyTheLastAttemptEnds() {
        story.starts("b").retries("b", 75, 1_000).after(1_000).starts("b");
        TaskState task = Objects.requireNonNull(story.state().task("b"));
        refuses(
                new Event.AttemptEnding("b", 1, EndingReason.CANCEL),
                "does not fit the last attempt, " + task.lastAttempt());
        assertThat(task.nextAttempt()).isEqualTo(3);
    }
}
