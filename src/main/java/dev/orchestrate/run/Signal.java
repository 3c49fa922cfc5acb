package dev.orchestrate.run;

/**
 * What a node tells its successors, as bits. A task may start when all it depends on has ended and
 * none of it is unmet; the other bits serve {@code run_if}, {@code if_skipped} and {@code
 * fail_fast}.
 */
final class Signal {
    /** Nothing more comes of it by itself. */
    static final int ENDED = 1;

    /** What depends on it can not be met. */
    static final int UNMET = 2;

    /** It failed, critical or not, is quarantined, blocked or canceled. */
    static final int FAILED = 4;

    /** It was skipped in a way that {@code if_skipped} passes on. */
    static final int SKIPPED = 8;

    /** It is a phase's barrier that can not be met: {@code run_if} does not look past it. */
    static final int HARD = 16;

    /** It is unmet for no other reason than that it, or all before it, was canceled. */
    static final int CANCELED = 32;

    private Signal() {}

    static int of(TaskState task, boolean critical) {
        TaskStatus status = task.status();
        if (!status.ended()) {
            return 0;
        }
        int bits = ENDED;
        if (status.unmet()) {
            bits |= FAILED;
            if (status != TaskStatus.FAILED || critical) {
                bits |= UNMET;
            }
            if (status == TaskStatus.CANCELED) {
                bits |= CANCELED;
            }
        }
        return task.passesSkip() ? bits | SKIPPED : bits;
    }

    static int of(PhaseStatus phase) {
        return switch (phase) {
            case APPROVED -> ENDED;
            case SKIPPED -> ENDED | SKIPPED;
            case FAILED, BLOCKED -> ENDED | UNMET | FAILED;
            case CANCELED -> ENDED | UNMET | FAILED | CANCELED;
            case PENDING, IN_PROGRESS, COMPLETED -> 0;
        };
    }
}
