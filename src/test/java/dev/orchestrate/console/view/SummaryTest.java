package dev.orchestrate.console.view;

import static dev.orchestrate.testing.Golden.assertGolden;
import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Ink;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.RunStatus;
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
    void commandsAreQuotedForAShell() {
        assertThat(Advice.quoted("1.1")).isEqualTo("1.1");
        assertThat(Advice.quoted("t[a=b c]")).isEqualTo("'t[a=b c]'");
        assertThat(Advice.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(Advice.quoted("a\nb'")).isEqualTo("$'a\\012b\\''");
        assertThat(Advice.quoted("")).isEqualTo("''");
        assertThat(new Advice(List.of("--plan", "p.yaml"), List.of("--phase", "1"), null))
                .extracting(advice -> advice.goOn("--resume"))
                .isEqualTo("orchestrate run --resume --plan p.yaml --phase 1");
    }

    private static String text(Story story) {
        return new SummaryText(story.view(), Shown.SOURCES).page(Ink.ASCII).toString();
    }
}
