package dev.orchestrate.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What events about phases make of them. */
final class PhaseMoves {
    private PhaseMoves() {}

    /** Applies an event; returns the id of the request that it answers, if any. */
    static @Nullable String move(Draft d, Event.OfPhase event, Instant at) {
        int number = Transitions.known(d.dag.phaseIndexOf(event.phase()), event.phase());
        PhaseState phase = d.phase(number);
        String request = null;
        switch (event) {
            case Event.PhaseStarted _ -> started(d, number, at);
            case Event.PhaseJudged e -> d.phase(number, judged(d, number, e, at));
            case Event.PhaseApproved e -> {
                d.phase(number, approved(phase, e, at));
                request = e.request();
            }
            case Event.PhaseRejected e -> {
                rejected(d, number, e, at);
                request = e.request();
            }
            case Event.PhaseFailed e ->
                    failed(d, number, phase.ended(PhaseStatus.FAILED, at, e.reason()));
            case Event.PhaseCanceled e ->
                    d.phase(number, phase.ended(PhaseStatus.CANCELED, at, e.reason()));
            case Event.PhaseSkipped e ->
                    d.phase(number, phase.ended(PhaseStatus.SKIPPED, at, e.reason()));
            case Event.PhaseBlocked e ->
                    d.phase(
                            number,
                            phase.ended(
                                    PhaseStatus.BLOCKED,
                                    at,
                                    "blocked by " + String.join(", ", e.causes())));
            case Event.PhaseReopened e -> reopened(d, number, e);
        }
        return request;
    }

    /** What the {@code when} of a phase said. */
    static void condition(Draft d, int number, Event.ConditionEvaluated e, Instant at) {
        PhaseState phase = d.phase(number);
        if (e.problem() != null) {
            for (int group : d.dag.phases().get(number).groups()) {
                TaskMoves.failAll(d, group, e.problem(), at);
            }
            failed(d, number, d.phase(number).ended(PhaseStatus.FAILED, at, e.problem()));
        } else if (e.result()) {
            PhaseState.Edit edit = phase.edit();
            edit.opened = true;
            d.phase(number, edit.done());
        } else {
            d.phase(number, phase.ended(PhaseStatus.SKIPPED, at, "its `when` does not hold"));
        }
    }

    private static void started(Draft d, int number, Instant at) {
        PhaseState.Edit edit = d.phase(number).edit();
        edit.status = PhaseStatus.IN_PROGRESS;
        edit.startedAt = edit.startedAt == null ? at : edit.startedAt;
        edit.engaged = true;
        d.phase(number, edit.done());
    }

    private static PhaseState judged(Draft d, int number, Event.PhaseJudged e, Instant at) {
        d.queues.judging = d.queues.judging.minus(number);
        PhaseState.Edit edit = d.phase(number).edit();
        edit.judgement =
                new PhaseState.Judgement(
                        e.judgement(),
                        edit.round,
                        e.passed(),
                        e.checkpoint(),
                        e.criteria(),
                        e.digest());
        if (e.passed()) {
            edit.status = PhaseStatus.COMPLETED;
            edit.finishedAt = at;
        }
        return edit.done();
    }

    private static PhaseState approved(PhaseState phase, Event.PhaseApproved e, Instant at) {
        PhaseState.Edit edit = phase.edit();
        edit.status = PhaseStatus.APPROVED;
        edit.finishedAt = at;
        edit.approval = new RunView.Approval(e.decision(), e.by(), at, e.note());
        return edit.done();
    }

    private static void rejected(Draft d, int number, Event.PhaseRejected e, Instant at) {
        PhaseState.Edit edit =
                d.phase(number)
                        .ended(
                                PhaseStatus.FAILED,
                                at,
                                "rejected"
                                        + (e.by() == null ? "" : " by " + e.by())
                                        + (e.note() == null ? "" : ": " + e.note()))
                        .edit();
        edit.approval = new RunView.Approval(GateDecision.REJECTED, e.by(), at, e.note());
        failed(d, number, edit.done());
    }

    private static void failed(Draft d, int number, PhaseState phase) {
        for (int item : d.dag.phases().get(number).onFailure()) {
            // One that still runs began for an earlier failure, and has its turn when it has ended.
            if (d.item(item).status() != TaskStatus.RUNNING) {
                d.items = d.items.with(item, d.item(item).pending(true));
            }
        }
        PhaseState.Edit edit = phase.edit();
        edit.followUpsDone = 0;
        d.phase(number, edit.done());
    }

    private static void reopened(Draft d, int number, Event.PhaseReopened e) {
        PhaseState.Edit edit = d.phase(number).edit();
        d.newRound(number, edit);
        edit.status = edit.startedAt == null ? PhaseStatus.PENDING : PhaseStatus.IN_PROGRESS;
        edit.finishedAt = null;
        edit.reason = null;
        edit.until = e.until();
        edit.engaged = edit.engaged || e.reason() != ReopenReason.UNBLOCKED;
        edit.tries = e.freshTries() ? 0 : edit.tries + (e.reason() == ReopenReason.RETRY ? 1 : 0);
        boolean rejected =
                edit.approval != null && edit.approval.decision() == GateDecision.REJECTED;
        if (rejected || !PhaseRule.hasBegunDependents(d, number)) {
            edit.approval = null;
        }
        d.phase(number, edit.done());
        for (int group : d.dag.phases().get(number).groups()) {
            d.group(group, d.groups.get(group).withFailedFast(false));
        }
    }
}
