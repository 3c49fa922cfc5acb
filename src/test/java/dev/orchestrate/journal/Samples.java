package dev.orchestrate.journal;

import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.GateDecision;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PendingReason;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.ReopenReason;
import dev.orchestrate.run.RunOptions;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.ScopeKind;
import dev.orchestrate.run.Selection;
import dev.orchestrate.run.SkipReason;
import dev.orchestrate.run.WaitReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of each kind, every field filled in with something that tells it from the others. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123Z");
    static final Instant LATER = Instant.parse("2026-01-31T12:30:00Z");
    static final Path WORKSPACE = Path.of("/w");
    static final RunFolder RUN = new RunFolder(WORKSPACE);
    static final Dag DAG =
            Dag.of(
                    plan(
                            phase("1").groups(parallel("a", task("1.1"), task("1.2").after("1.1"))),
                            phase("2").tasks(task("2.1"))));
    static final PlanSource PLANS = (_, _, _) -> DAG;
    static final PlanVersion PLAN = new PlanVersion(1, "demo", "config/plan.yaml", "c0ffee");
    static final Invocation INVOCATION =
            new Invocation("0.1.0", "host-1", 4711, "b007", 2, List.of("/bin/sh", "-c"));
    static final RunOptions OPTIONS =
            new RunOptions(
                    3,
                    true,
                    false,
                    Duration.ofMinutes(5),
                    Duration.ofMillis(250),
                    true,
                    true,
                    true,
                    true);
    static final Selection SELECTION =
            new Selection(List.of("1"), List.of("1/a"), List.of("1.1"), true);

    private Samples() {}

    static Event.RunStarted started() {
        return new Event.RunStarted(
                "20260131-120000.123-7f3a",
                PLAN,
                Map.of("target", "dev"),
                Map.of("team", "kernel"),
                SELECTION,
                OPTIONS,
                INVOCATION,
                DAG);
    }

    static List<Event> all() {
        CriterionResult passed = new CriterionResult("c1", true, true, "83", "at least 80");
        CriterionResult failed = new CriterionResult("2", false, false, null, "no such file");
        return List.of(
                started(),
                new Event.RunResumed(
                        Map.of("try", "2"), Selection.ALL, RunOptions.DEFAULT, INVOCATION),
                new Event.RunInterrupted("SIGINT"),
                new Event.RunPaused("phase `1` is done"),
                new Event.RunWaiting(List.of("1.1", "1.2"), List.of("1")),
                new Event.RunCanceling("ann", "wrong branch", "r-1"),
                new Event.RunEnded(RunStatus.FAILED, "superseded"),
                new Event.PlanChanged(
                        new PlanVersion(2, "demo", "config/plan.yaml", "beef"),
                        Map.of("target", "prod"),
                        List.of("1.1"),
                        List.of("1.2"),
                        List.of("1.3"),
                        List.of("2"),
                        List.of("1.4"),
                        DAG),
                new Event.PhaseStarted("1"),
                new Event.PhaseJudged(
                        "1", 2, false, List.of(passed), List.of(passed, failed), "d1"),
                new Event.PhaseApproved(
                        "1", 2, "d1", GateDecision.APPROVED, "ann", "looks good", "r-2"),
                new Event.PhaseRejected("1", 2, "d1", "bob", "too slow", "r-3"),
                new Event.PhaseFailed("1", "criterion `2` is not met", "1.1"),
                new Event.PhaseSkipped("1", "its condition does not hold"),
                new Event.PhaseBlocked("2", List.of("1")),
                new Event.PhaseCanceled("2", "canceled by `ann`"),
                new Event.PhaseReopened("1", ReopenReason.RETRY, true, LATER),
                new Event.ScopeExpired(ScopeKind.GROUP, "1/a"),
                new Event.ConditionEvaluated(
                        ScopeKind.TASK, "1.1", true, Map.of("vars.target", "dev"), "no such name"),
                new Event.AttemptStarted("1.1", 3, "sh -c \"echo \u00fc\"", "local"),
                new Event.AttemptAdopted("1.1", 3, true),
                new Event.AttemptEnding("1.1", 3, EndingReason.LIMIT),
                new Event.AttemptEnded(
                        "1.1",
                        3,
                        AttemptStatus.FAILED,
                        137,
                        "SIGKILL",
                        ErrorClass.TRANSIENT,
                        "killed\nby the \"kernel\"",
                        Map.of("sum", "42"),
                        1234,
                        56_789L,
                        LATER),
                new Event.TaskWaiting("1.1", WaitReason.RETRY, LATER, "its next attempt"),
                new Event.TaskDecided("1.1", Answer.RETRY, true, "ann", "again", "r-4"),
                new Event.TaskBlocked("1.2", List.of("1.1", "2")),
                new Event.TaskSkipped("1.2", SkipReason.PASSED_ON, "`1.1` was skipped"),
                new Event.TaskFailed("1.2", "the run is canceled"),
                new Event.TaskCanceled("1.2", "the run is canceled"),
                new Event.TaskQuarantined("1.2", 1, "the machine was restarted"),
                new Event.TaskPending("1.2", PendingReason.PHASE_RETRY, true),
                new Event.Noted("notify", "sent", Map.of("to", "#ci"), "r-5"),
                new Event.TaskDecided(
                        "1.1",
                        Answer.DONE,
                        false,
                        "ann",
                        null,
                        List.of(
                                new Evidence("https://example.org/1", null),
                                new Evidence("report.txt", "9f86d081884c7d65")),
                        "r-6"));
    }

    /** A run from its beginning to its end, every event legal. */
    static List<Event> history() {
        return List.of(
                everything(),
                new Event.PhaseStarted("1"),
                new Event.AttemptStarted("1.1", 1, "make", "local"),
                ended("1.1", 1, AttemptStatus.FAILED, NOON.plusSeconds(60)),
                new Event.TaskWaiting("1.1", WaitReason.RETRY, NOON.plusSeconds(60), "a retry"),
                new Event.AttemptStarted("1.1", 2, "make", "local"),
                ended("1.1", 2, AttemptStatus.SUCCEEDED, null),
                new Event.AttemptStarted("1.2", 1, "make", "local"),
                new Event.RunInterrupted("SIGINT"),
                new Event.RunResumed(
                        Map.of("b", "2"), Selection.ALL, RunOptions.DEFAULT, INVOCATION),
                new Event.AttemptAdopted("1.2", 1, true),
                ended("1.2", 1, AttemptStatus.SUCCEEDED, null),
                new Event.PhaseJudged(
                        "1",
                        1,
                        true,
                        List.of(),
                        List.of(new CriterionResult("c", true, true, "83", "at least 80")),
                        "d1"),
                new Event.PhaseApproved("1", 1, "d1", GateDecision.APPROVED, "ann", "fine", "r-1"),
                new Event.PhaseStarted("2"),
                new Event.AttemptStarted("2.1", 1, "make", "local"),
                ended("2.1", 1, AttemptStatus.FAILED, null),
                new Event.TaskDecided("2.1", Answer.DONE, false, "ann", "by hand", "r-2"));
    }

    private static Event everything() {
        return new Event.RunStarted(
                "20260131-120000.123-7f3a",
                PLAN,
                Map.of("target", "dev"),
                Map.of("a", "1"),
                Selection.ALL,
                OPTIONS,
                INVOCATION,
                DAG);
    }

    private static Event ended(
            String task, int attempt, AttemptStatus status, @Nullable Instant retryAt) {
        boolean failed = status == AttemptStatus.FAILED;
        return new Event.AttemptEnded(
                task,
                attempt,
                status,
                failed ? 1 : 0,
                null,
                failed ? ErrorClass.TRANSIENT : null,
                failed ? "exit code 1" : null,
                failed ? Map.of() : Map.of("sum", "42"),
                1234,
                4096L,
                retryAt);
    }
}
