package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orchestrate.plan.Task.RunIf;
import dev.orchestrate.testing.Story;
import org.junit.jupiter.api.Test;

/** What blocks a task. */
class CausesTest {
    @Test
    void whatATaskMayRunAfterIsNotWhatBlocksIt() {
        Story story =
                Story.of(
                                plan(
                                        phase("1").tasks(task("a")),
                                        phase("2")
                                                .tasks(
                                                        task("f").after("a").runIf(RunIf.FAILURE),
                                                        task("w").runIf(RunIf.ALWAYS),
                                                        task("s").after("a"))))
                        .starts("a")
                        .fails("a", 1);
        assertThat(story.view().tasks())
                .extracting(RunView.TaskView::id, task -> String.join(" ", task.blockedBy()))
                .containsExactly(tuple("a", ""), tuple("f", "1"), tuple("w", "1"), tuple("s", "a"));
    }
}
