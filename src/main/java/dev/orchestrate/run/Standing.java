package dev.orchestrate.run;

import dev.orchestrate.plan.Phase;

/** Where a run stands, derived from where its parts stand; the first that fits. */
final class Standing {
    private Standing() {}

    static RunStatus of(RunState state) {
        Facts.Progress progress = state.facts().progress();
        if (progress.closed() != null) {
            return progress.closed();
        }
        if (progress.executing() && canGoOn(state)) {
            return RunStatus.RUNNING;
        }
        if (progress.interruption() != null) {
            return RunStatus.INTERRUPTED;
        }
        Tally tally = state.indexes().tally();
        if (tally.failedCritical() > 0 || progress.expired() || anyPhase(state, true)) {
            return RunStatus.FAILED;
        }
        if (tally.quarantined() > 0) {
            return RunStatus.QUARANTINED;
        }
        if (tally.awaitingPerson() > 0 || anyGateOpen(state)) {
            return RunStatus.WAITING;
        }
        return anyPhase(state, false) ? RunStatus.PAUSED : RunStatus.SUCCEEDED;
    }

    /** Whether an attempt runs, is due or can start, or a decision is on its way. */
    private static boolean canGoOn(RunState state) {
        Indexes i = state.indexes();
        return !i.running().isEmpty()
                || !i.ready().isEmpty()
                || !i.due().isEmpty()
                || !i.attention().isEmpty()
                || !i.groupAttention().isEmpty()
                || isAnyPhaseToDecide(state)
                || !i.judging().isEmpty()
                || state.facts().progress().canceling();
    }

    /** A phase may be looked at, as all are in a state just read, and nothing follow for it. */
    private static boolean isAnyPhaseToDecide(RunState state) {
        Draft d = new Draft(state);
        for (int number : state.indexes().phaseAttention()) {
            if (PhaseRule.next(d, number) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phase has failed, or, for false, is not done. */
    private static boolean anyPhase(RunState state, boolean failed) {
        for (PhaseState phase : state.facts().phases()) {
            boolean found =
                    failed
                            ? phase.status() == PhaseStatus.FAILED
                            : phase.status() != PhaseStatus.APPROVED
                                    && phase.status() != PhaseStatus.SKIPPED;
            if (found) {
                return true;
            }
        }
        return false;
    }

    static boolean anyGateOpen(RunState state) {
        for (int number : state.indexes().undecided()) {
            if (awaitsPerson(state, number)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the gate of a phase is open for a person's decision. */
    static boolean awaitsPerson(RunState state, int number) {
        PhaseState phase = state.facts().phases().get(number);
        if (phase.status() != PhaseStatus.COMPLETED || phase.approval() != null) {
            return false;
        }
        boolean manual =
                state.facts().options().everyGateAsks()
                        || state.dag().phases().get(number).phase().approval()
                                == Phase.Approval.MANUAL;
        return manual && !state.facts().options().approves();
    }
}
