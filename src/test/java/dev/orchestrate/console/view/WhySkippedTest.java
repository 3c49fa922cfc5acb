package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The causes of a skip lead to the condition, or the person, that began it. */
class WhySkippedTest {
    private static final Sources SOURCES =
            new Sources(Advice.NONE, Shown.LOGS, (_, _) -> true, (_, _) -> List.of());

    /** Phase 1 does nothing but let conditions be denied; something is left to do at the end. */
    private static Story story() {
        return Story.of(
                        plan(
                                phase("1").tasks(task("a")),
                                phase("2")
                                        .groups(
                                                sequential(
                                                        "g",
                                                        task("w").when("${{ 1 == 2 }}"),
                                                        task("p").skipIfSkipped(),
                                                        task("q").skipIfSkipped()),
                                                parallel("h", task("b")).when("${{ 3 == 4 }}"),
                                                parallel("i", task("c").skipIfSkipped())),
                                phase("3").when("${{ 5 == 6 }}").tasks(task("d")),
                                phase("4").tasks(task("e").skipIfSkipped()),
                                phase("5")
                                        .after("2")
                                        .tasks(
                                                task("m"),
                                                task("n").skipIfSkipped(),
                                                task("z").after())))
                .denying("w", "2/h", "3")
                .starts("a")
                .succeeds("a");
    }

    @Test
    void aConditionOfItsOwnIsShown() {
        assertThat(text("w", story()))
                .isEqualTo(
                        """
                        w is skipped: its `when` does not hold: `${{ 1 == 2 }}`
                        to run it again:
                          orchestrate retry w
                        """);
    }

    @Test
    void aSkipThatWasPassedOnLeadsToTheConditionThatBeganIt() {
        assertThat(text("q", story()))
                .isEqualTo(
                        """
                        q is skipped: what it depends on was skipped
                          because p is skipped: what it depends on was skipped
                            because w is skipped: its `when` does not hold: `${{ 1 == 2 }}`
                        to run it again:
                          orchestrate retry w --downstream
                        """);
    }

    @Test
    void theGroupAndItsConditionAreNamed() {
        assertThat(text("b", story()))
                .isEqualTo(
                        """
                        b is skipped: its group was skipped
                          because group 2/h is skipped: its `when` does not hold: `${{ 3 == 4 }}`
                        to run it again:
                          orchestrate retry b
                        """);
        assertThat(text("c", story()))
                .isEqualTo(
                        """
                        c is skipped: what it depends on was skipped
                          because group 2/h is skipped: its `when` does not hold: `${{ 3 == 4 }}`
                        to run it again:
                          orchestrate retry b --downstream
                        """);
    }

    @Test
    void thePhaseAndItsConditionAreNamed() {
        String phase = "  because phase 3 is skipped: its `when` does not hold: `${{ 5 == 6 }}`\n";
        assertThat(text("d", story())).isEqualTo("d is skipped: its phase was skipped\n" + phase);
        assertThat(text("e", story()))
                .isEqualTo("e is skipped: what it depends on was skipped\n" + phase);
    }

    @Test
    void aPersonIsNamedWithTheNote() {
        Story story = story().starts("m").fails("m", 1);
        story.happens(
                new Event.TaskDecided(
                        "m", Answer.SKIP, false, "ada", "not today", List.of(), null));
        assertThat(text("n", story))
                .isEqualTo(
                        """
                        n is skipped: what it depends on was skipped
                          because m is skipped: skipped by ada: not today
                        to run it again:
                          orchestrate retry m --downstream
                        """);
    }

    @Test
    void aClosedRunTakesNoRetry() {
        Story story = story().starts("m", "z").succeeds("m", "z").starts("n").succeeds("n");
        story.ends(RunStatus.SUCCEEDED);
        assertThat(text("w", story))
                .endsWith("to run it again, in a new run:\n  orchestrate run\n");
        assertThat(text("a", story))
                .endsWith("to run it again, in a new run:\n  orchestrate run\n");
    }

    private static String text(String task, Story story) {
        List<Why.Link> chain = Why.of(task, story.view(), story.state().dag());
        return WhyText.page(chain, story.view(), SOURCES, Ink.ASCII).toString();
    }
}
