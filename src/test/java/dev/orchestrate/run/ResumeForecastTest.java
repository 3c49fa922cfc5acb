package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.ResumeForecast.Line;
import dev.orchestrate.run.ResumeForecast.Verdict;
import dev.orchestrate.testing.Story;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is foretold of each task before a run goes on. */
class ResumeForecastTest {
    private final Story story =
            Story.of(
                            flat(
                                    task("good"),
                                    task("bad"),
                                    task("blocked").after("bad"),
                                    task("unknown"),
                                    task("retried").attempts(2),
                                    task("running"),
                                    task("fresh"),
                                    task("gone")))
                    .starts("good")
                    .succeeds("good")
                    .starts("bad")
                    .fails("bad", 1)
                    .starts("unknown")
                    .ends("unknown", AttemptStatus.UNKNOWN, null, "it was killed", null)
                    .starts("retried")
                    .retries("retried", 75, 1_000)
                    .starts("running");

    private List<Line> foretold(Selection selection, boolean rerunUnknown, Event... first) {
        RunState before = story.state();
        RunOptions resume =
                new RunOptions(null, false, null, null, null, false, false, true, rerunUnknown);
        RunState next = before;
        for (Event event : first) {
            next = after(next, event);
        }
        next =
                after(
                        next,
                        new Event.RunResumed(Map.of(), selection, resume, CoreWorld.invocation()));
        for (Event event : Resumption.events(next)) {
            next = after(next, event);
        }
        return ResumeForecast.of(before, next, Set.of());
    }

    private RunState after(RunState state, Event event) {
        return Transitions.apply(state, new Entry(state.seq() + 1, story.now(), event));
    }

    @Test
    void ofEveryTaskItIsToldWhatBecomesOfItAndWhy() {
        assertThat(foretold(Selection.ALL, false))
                .containsExactly(
                        new Line("good", Verdict.REUSE, "it has succeeded"),
                        new Line("bad", Verdict.RUN_AGAIN, "it has failed"),
                        new Line("blocked", Verdict.RUN, "it has not begun"),
                        new Line(
                                "unknown",
                                Verdict.QUARANTINED,
                                "it may have run; --rerun-unknown runs it"),
                        new Line("retried", Verdict.RUN_AGAIN, "attempt 1 was not its last"),
                        new Line("running", Verdict.ADOPT, "attempt 1 was left running"),
                        new Line("fresh", Verdict.RUN, "it has not begun"),
                        new Line("gone", Verdict.RUN, "it has not begun"));
    }

    @Test
    void whatMayHaveRunRunsAgainWhereThatIsAskedFor() {
        assertThat(foretold(Selection.ALL, true))
                .contains(
                        new Line("unknown", Verdict.RUN_AGAIN, "it has an end that is not known"));
    }

    @Test
    void whatIsNotSelectedIsLeft() {
        Selection one = new Selection(List.of(), List.of(), List.of("good"), false);
        assertThat(foretold(one, false))
                .contains(
                        new Line("good", Verdict.REUSE, "it has succeeded"),
                        new Line("bad", Verdict.LEFT, "it has failed and is not tried again"),
                        new Line("running", Verdict.ADOPT, "attempt 1 was left running"),
                        new Line("fresh", Verdict.LEFT, "it is not selected"));
    }

    @Test
    void whatThePlanAddsAndDropsIsTold() {
        Dag plan =
                Dag.of(
                        flat(
                                task("new"),
                                task("good"),
                                task("bad"),
                                task("blocked").after("bad"),
                                task("unknown"),
                                task("retried").attempts(2),
                                task("running"),
                                task("fresh")));
        Event changed =
                new Event.PlanChanged(
                        new PlanVersion(2, "plan", "plan.yaml", "1"),
                        Map.of(),
                        List.of(),
                        List.of("new"),
                        List.of("gone"),
                        List.of(),
                        List.of(),
                        plan);

        assertThat(foretold(Selection.ALL, false, changed))
                .startsWith(new Line("new", Verdict.NEW, "the plan did not have it before"))
                .endsWith(new Line("gone", Verdict.REMOVED, "the plan does not have it any more"))
                .hasSize(9);
    }

    @Test
    void whatHasChangedRunsAgainThoughItSucceeded() {
        assertThat(ResumeForecast.of(story.state(), story.state(), Set.of("good")))
                .startsWith(
                        new Line(
                                "good",
                                Verdict.CHANGED,
                                "it, or what it depends on, is another thing now"));
    }

    @Test
    void verdictsAreWords() {
        assertThat(Verdict.RUN_AGAIN.word()).isEqualTo("run again");
    }
}
