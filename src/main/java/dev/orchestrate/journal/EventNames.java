package dev.orchestrate.journal;

import dev.orchestrate.run.Event;
import java.util.List;

/** What events are called in the journal and wherever else they are shown. */
public final class EventNames {
    /** All of them. */
    public static final List<String> ALL =
            List.of(
                    "run.started",
                    "run.resumed",
                    "run.interrupted",
                    "run.paused",
                    "run.waiting",
                    "run.canceling",
                    "run.ended",
                    "plan.changed",
                    "phase.started",
                    "phase.judged",
                    "phase.approved",
                    "phase.rejected",
                    "phase.failed",
                    "phase.skipped",
                    "phase.canceled",
                    "phase.blocked",
                    "phase.reopened",
                    "scope.expired",
                    "condition.evaluated",
                    "attempt.started",
                    "attempt.adopted",
                    "attempt.ending",
                    "attempt.ended",
                    "task.waiting",
                    "task.decided",
                    "task.blocked",
                    "task.skipped",
                    "task.failed",
                    "task.canceled",
                    "task.quarantined",
                    "task.pending",
                    "noted");

    private EventNames() {}

    static String of(Event event) {
        return switch (event) {
            case Event.RunStarted _ -> "run.started";
            case Event.RunResumed _ -> "run.resumed";
            case Event.RunInterrupted _ -> "run.interrupted";
            case Event.RunPaused _ -> "run.paused";
            case Event.RunWaiting _ -> "run.waiting";
            case Event.RunCanceling _ -> "run.canceling";
            case Event.RunEnded _ -> "run.ended";
            case Event.PlanChanged _ -> "plan.changed";
            case Event.PhaseStarted _ -> "phase.started";
            case Event.PhaseJudged _ -> "phase.judged";
            case Event.PhaseApproved _ -> "phase.approved";
            case Event.PhaseRejected _ -> "phase.rejected";
            case Event.PhaseFailed _ -> "phase.failed";
            case Event.PhaseSkipped _ -> "phase.skipped";
            case Event.PhaseCanceled _ -> "phase.canceled";
            case Event.PhaseBlocked _ -> "phase.blocked";
            case Event.PhaseReopened _ -> "phase.reopened";
            case Event.ScopeExpired _ -> "scope.expired";
            case Event.ConditionEvaluated _ -> "condition.evaluated";
            case Event.AttemptStarted _ -> "attempt.started";
            case Event.AttemptAdopted _ -> "attempt.adopted";
            case Event.AttemptEnding _ -> "attempt.ending";
            case Event.AttemptEnded _ -> "attempt.ended";
            case Event.TaskWaiting _ -> "task.waiting";
            case Event.TaskDecided _ -> "task.decided";
            case Event.TaskBlocked _ -> "task.blocked";
            case Event.TaskSkipped _ -> "task.skipped";
            case Event.TaskFailed _ -> "task.failed";
            case Event.TaskCanceled _ -> "task.canceled";
            case Event.TaskQuarantined _ -> "task.quarantined";
            case Event.TaskPending _ -> "task.pending";
            case Event.Noted _ -> "noted";
        };
    }
}
