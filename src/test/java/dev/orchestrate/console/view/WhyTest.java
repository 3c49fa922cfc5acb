package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.plan.Task.RunIf;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.testing.Schemas;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static final Sources SOURCES =
            new Sources(Advice.NONE, Shown.LOGS, (_, _) -> true, (_, _) -> List.of());

    @Test
    void aBlockedTaskLeadsToTheFailureThatStartedIt() {
        Story story = Stories.failed();
        assertThat(ids("3.1", story)).containsExactly("3.1", "2", "2.2");
        assertGolden("view/why-blocked.txt", text("3.1", story));
    }

    @Test
    void aPendingTaskLeadsToWhatRuns() {
        Story story = Stories.halfway();
        assertThat(ids("3.1", story)).containsExactly("3.1", "2", "2.1");
        assertThat(ids("2.3", story)).containsExactly("2.3", "2.2");
        assertGolden("view/why-pending.txt", text("2.3", story));
    }

    @Test
    void aTaskBehindAGateLeadsToThePerson() {
        Story story = Stories.waiting();
        assertGolden("view/why-waiting.txt", text("2.1", story));
        assertGolden("view/why-quarantined.txt", text("2.2", story));
    }

    @Test
    void everyTaskOfEveryRunHasAChainThatFitsTheSchema() {
        for (Story story :
                List.of(
                        Stories.failed(),
                        Stories.halfway(),
                        Stories.waiting(),
                        Stories.hostile())) {
            for (RunView.TaskView task : story.view().tasks()) {
                List<Why.Link> chain = chain(task.id(), story);
                assertThat(chain).isNotEmpty();
                Schemas.assertFits(
                        "why", Shown.json(new WhyDocument(chain, story.view(), Shown.SOURCES)));
            }
        }
    }

    @Test
    void whatTheRunDoesNotHaveHasNoChain() {
        assertThat(chain("9.9", Stories.failed())).isEmpty();
    }

    @Test
    void aTaskBehindAConditionThatCanNotBeEvaluatedLeadsToItsPhase() {
        Story story =
                Story.of(
                                plan(
                                        phase("1").tasks(task("a")),
                                        phase("2").when("x").tasks(task("d")),
                                        phase("3").tasks(task("e"))))
                        .puzzling("2", "`x` is no number")
                        .starts("a")
                        .succeeds("a")
                        .ends(RunStatus.FAILED);
        assertThat(text("d", story))
                .isEqualTo(
                        """
                        d is failed: `x` is no number
                        to try again:
                          orchestrate run --resume
                        """);
        assertThat(ids("e", story)).containsExactly("e", "2", "d");
    }

    @Test
    void whatWaitedForAFailureIsBlockedByItsPhaseAlone() {
        Story story =
                Story.of(
                                plan(
                                        phase("1").tasks(task("2"), task("b").after()),
                                        phase("2")
                                                .tasks(
                                                        task("q").after("2").runIf(RunIf.FAILURE),
                                                        task("r").runIf(RunIf.ALWAYS))))
                        .starts("2", "b")
                        .fails("2", 1)
                        .fails("b", 1);
        assertThat(ids("q", story)).containsExactly("q", "1", "2");
        assertThat(ids("r", story)).containsExactly("r", "1", "2");
        assertThat(text("r", story)).startsWith("r is blocked: by 1\n");
    }

    @Test
    void aTaskOfAnotherRoleHasAChainBeforeAndAfterItsTurn() {
        Story story =
                Story.of(plan(phase("1").tasks(task("a")).checkpoint("true").onFailure("one", "x")))
                        .denying("1:on_failure:1")
                        .starts("a");
        assertThat(text("1:checkpoint:1", story))
                .isEqualTo(
                        "1:checkpoint:1 is pending: it has its turn once the tasks of its phase have"
                                + " ended well\n");
        assertThat(text("1:on_failure:1", story))
                .isEqualTo(
                        "1:on_failure:1 is pending: it has its turn once its phase has failed\n");
        story.fails("a", 1).ends(RunStatus.FAILED);
        assertThat(text("1:on_failure:1", story))
                .isEqualTo("1:on_failure:1 is skipped: its `when` does not hold: `x`\n");
    }

    @Test
    void aLogIsPointedAtOnlyWhereThereIsOne() {
        Story story = Stories.failed();
        assertThat(text("2.2", story)).contains("to see its output:\n  orchestrate logs 2.2\n");
        assertThat(text("2.2", story, Shown.UNLOGGED)).doesNotContain("logs");
    }

    private static List<String> ids(String task, Story story) {
        return chain(task, story).stream().map(Why.Link::id).toList();
    }

    private static List<Why.Link> chain(String task, Story story) {
        return Why.of(task, story.view(), story.state().dag());
    }

    private static String text(String task, Story story) {
        return text(task, story, SOURCES);
    }

    private static String text(String task, Story story, Sources sources) {
        return WhyText.page(chain(task, story), story.view(), sources, Ink.ASCII).toString();
    }
}
