package dev.orchestrate.journal;

import dev.orchestrate.run.Event;

/** What events are called in the journal and wherever else they are shown. */
final class EventNames {
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
