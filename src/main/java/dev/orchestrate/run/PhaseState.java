package dev.orchestrate.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a phase stands.
 *
 * @param opened whether its {@code when} was found to hold, if it has one
 * @param engaged whether the present invocation is to judge it
 * @param expired whether its time limit was up
 * @param tries how often it was judged bad, or could not go on, since its tries began
 * @param until nothing of it starts before; null: at once
 * @param checksDone how many of its checks have ended in this round
 * @param voidCheck whether a check runs that began in an earlier round, so that its end is nothing
 * @param followUpsDone how many of its {@code on_failure} tasks have ended since it failed
 * @param round rises whenever a task of it changes, so that what was seen before is known to be old
 */
public record PhaseState(
        PhaseStatus status,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        boolean opened,
        boolean engaged,
        boolean expired,
        int tries,
        @Nullable Instant until,
        int checksDone,
        boolean voidCheck,
        int followUpsDone,
        int round,
        Judgement judgement,
        RunView.@Nullable Approval approval) {

    static final PhaseState NEW =
            new PhaseState(
                    PhaseStatus.PENDING,
                    null,
                    null,
                    null,
                    false,
                    false,
                    false,
                    0,
                    null,
                    0,
                    false,
                    0,
                    0,
                    Judgement.NONE,
                    null);

    /**
     * The last judgement of a phase.
     *
     * @param number counts from 1; 0 for none yet
     * @param round of the phase at the time
     * @param digest what a decision about it is bound to
     */
    public record Judgement(
            int number,
            int round,
            boolean passed,
            List<CriterionResult> checkpoint,
            List<CriterionResult> criteria,
            String digest) {
        static final Judgement NONE = new Judgement(0, 0, false, List.of(), List.of(), "");
    }

    /** Something to fill in and freeze again; keeps the with-methods of a wide record short. */
    static final class Edit {
        PhaseStatus status;
        @Nullable Instant startedAt;
        @Nullable Instant finishedAt;
        @Nullable String reason;
        boolean opened;
        boolean engaged;
        boolean expired;
        int tries;
        @Nullable Instant until;
        int checksDone;
        boolean voidCheck;
        int followUpsDone;
        int round;
        Judgement judgement;
        RunView.@Nullable Approval approval;

        private Edit(PhaseState p) {
            status = p.status;
            startedAt = p.startedAt;
            finishedAt = p.finishedAt;
            reason = p.reason;
            opened = p.opened;
            engaged = p.engaged;
            expired = p.expired;
            tries = p.tries;
            until = p.until;
            checksDone = p.checksDone;
            voidCheck = p.voidCheck;
            followUpsDone = p.followUpsDone;
            round = p.round;
            judgement = p.judgement;
            approval = p.approval;
        }

        PhaseState done() {
            return new PhaseState(
                    status,
                    startedAt,
                    finishedAt,
                    reason,
                    opened,
                    engaged,
                    expired,
                    tries,
                    until,
                    checksDone,
                    voidCheck,
                    followUpsDone,
                    round,
                    judgement,
                    approval);
        }
    }

    Edit edit() {
        return new Edit(this);
    }

    /** Whether it was judged, as its tasks stand now, and found wanting. */
    boolean judgedBad() {
        return judgement.number() > 0 && judgement.round() == round && !judgement.passed();
    }

    PhaseState ended(PhaseStatus next, Instant at, @Nullable String why) {
        Edit edit = edit();
        edit.status = next;
        edit.finishedAt = at;
        edit.reason = why;
        edit.until = null;
        return edit.done();
    }
}
