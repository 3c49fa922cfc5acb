package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.ScopeKind;
import dev.orchestrate.run.ShellWords;
import dev.orchestrate.testing.PhaseSpec;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void theRootCauseComesFirst() {
        assertGolden("view/summary-failed.txt", text(Stories.failed()));
    }

    @Test
    void whatPeopleHaveToDecideIsSaidWithWhatToType() {
        assertGolden("view/summary-waiting.txt", text(Stories.waiting()));
    }

    @Test
    void aSuccessIsOneLine() {
        Story story =
                Story.of(draft(phase("1").tasks(task("1.1"))).build())
                        .starts("1.1")
                        .after(1_500)
                        .succeeds("1.1")
                        .ends(RunStatus.SUCCEEDED);
        assertThat(text(story))
                .isEqualTo(
                        "+ run "
                                + Story.RUN
                                + " succeeded: 1 succeeded of 1 task in 1.5s,"
                                + " speed-up 1.0x over one task at a time\n");
    }

    @Test
    void aPhaseThatFailsAtItsCriteriaIsTheCauseItself() {
        Story story =
                Story.of(draft(phase("1").tasks(task("1.1"))).build())
                        .judging("1", new CriterionResult("cov", false, true, "71", "below 80"))
                        .starts("1.1")
                        .succeeds("1.1")
                        .ends(RunStatus.FAILED);
        assertThat(text(story))
                .startsWith(
                        """
                        cause: phase 1 phase 1 failed: criterion `cov` is not met: below 80
                          x cov: below 80, observed 71
                        """);
    }

    @Test
    void whatGaveUpBecauseOfAFailureIsNotItsCause() {
        // a waits for its retry when b fails: fail_fast gives a up
        Story story =
                Story.of(
                                draft(
                                                phase("1")
                                                        .groups(
                                                                parallel(
                                                                        "-",
                                                                        task("a").attempts(2),
                                                                        task("b"))))
                                        .failFast()
                                        .build())
                        .starts("a", "b")
                        .after(100)
                        .retries("a", 75, 60_000)
                        .after(100)
                        .fails("b", 2)
                        .ends(RunStatus.FAILED);
        assertThat(text(story))
                .startsWith("cause: b task b failed (permanent): exit code 2\n")
                .contains("  failed too (another task failed (fail_fast)): a\n");
    }

    @Test
    void theTimeLimitOfTheRunIsTheRuleThatStoppedIt() {
        Story story = expired(phase("1").tasks(task("a"), task("b")), "a");
        assertThat(text(story))
                .startsWith("cause: a task a failed (timeout): its time was up\n")
                .contains("\nstopped by: the time limit of the run was up\n")
                .doesNotContain("a critical task failed");
    }

    @Test
    void aCheckThatTheTimeLimitOfTheRunEndedIsTheCause() {
        Story story = Story.of(draft(phase("1").tasks(task("a")).checkpoint("true")).build());
        story.starts("a").succeeds("a").starts("1:checkpoint:1");
        assertThat(text(outOfTime(story, "1:checkpoint:1")))
                .startsWith("cause: 1:checkpoint:1 task 1:checkpoint:1 failed (timeout)")
                .contains("\nstopped by: the time limit of the run was up\n");
    }

    @Test
    void theTimeLimitOfTheRunAloneIsACause() {
        Story story = Story.of(draft(phase("1").tasks(task("a"))).build());
        story.happens(new Event.ScopeExpired(ScopeKind.RUN, "")).ends(RunStatus.FAILED);
        assertThat(text(story)).startsWith("cause: the time limit of the run was up\n");
    }

    @Test
    void aFailureBeforeTheTimeLimitOfTheRunStaysTheCause() {
        Story story =
                Story.of(
                        draft(phase("1").tasks(task("a")), phase("2").after().tasks(task("b")))
                                .build());
        story.starts("a", "b").after(10).fails("a", 1).after(10);
        assertThat(text(outOfTime(story, "b")))
                .startsWith("cause: a task a failed (permanent): exit code 1\n")
                .contains(
                        """
                        stopped by: phase 1 phase 1 failed: a critical task failed
                        stopped by: the time limit of the run was up
                        """);
    }

    @Test
    void theGroupWhoseTimeLimitWasUpIsNamed() {
        Story story = Story.of(draft(phase("1").tasks(task("a"))).build()).starts("a");
        story.happens(new Event.ScopeExpired(ScopeKind.GROUP, "1/-"))
                .happens(new Event.AttemptEnding("a", 1, EndingReason.LIMIT))
                .ends("a", AttemptStatus.TIMEOUT, null, "its time was up", ErrorClass.TIMEOUT)
                .ends(RunStatus.FAILED);
        assertThat(text(story)).contains("failed: the time limit of group `1/-` was up\n");
    }

    @Test
    void aLogIsPointedAtOnlyWhereThereIsOne() {
        assertThat(text(Stories.failed())).contains("\n  log: ");
        assertThat(new SummaryText(Stories.failed().view(), Shown.UNLOGGED).page(Ink.ASCII))
                .asString()
                .doesNotContain("log: ");
    }

    private static Story expired(PhaseSpec phase, String running) {
        return outOfTime(Story.of(draft(phase).build()).starts(running), running);
    }

    private static Story outOfTime(Story story, String running) {
        return story.happens(new Event.ScopeExpired(ScopeKind.RUN, ""))
                .happens(new Event.AttemptEnding(running, 1, EndingReason.LIMIT))
                .ends(running, AttemptStatus.TIMEOUT, null, "its time was up", ErrorClass.TIMEOUT)
                .ends(RunStatus.FAILED);
    }

    @Test
    void commandsAreQuotedForAShell() {
        assertThat(ShellWords.quoted("1.1")).isEqualTo("1.1");
        assertThat(ShellWords.quoted("t[a=b c]")).isEqualTo("'t[a=b c]'");
        assertThat(ShellWords.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWords.quoted("a\nb'")).isEqualTo("$'a\\012b\\''");
        assertThat(ShellWords.quoted("")).isEqualTo("''");
        assertThat(new Advice(List.of("--plan", "p.yaml"), List.of("--phase", "1"), null))
                .extracting(advice -> advice.goOn("--resume"))
                .isEqualTo("orchestrate run --resume --plan p.yaml --phase 1");
    }

    private static String text(Story story) {
        return new SummaryText(story.view(), Shown.SOURCES).page(Ink.ASCII).toString();
    }
}
