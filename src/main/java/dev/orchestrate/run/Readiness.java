package dev.orchestrate.run;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Task.RunIf;

/** What there is to do about a task, as its state and its dependencies stand. */
enum Readiness {
    /** Nothing, for now. */
    NONE,
    /** It may start as soon as there is room. */
    READY,
    /** It may start at its time. */
    RETRY,
    /** Its {@code when} is to be evaluated. */
    EVALUATE,
    BLOCK,
    UNBLOCK,
    SKIP_WITH_PHASE,
    SKIP_WITH_GROUP,
    /** What it was to run for did not happen. */
    SKIP_RUN_IF,
    SKIP_PASSED_ON,
    /** A failure stops what has not begun. */
    CANCEL_FAIL_FAST,
    /** A failure stops what waits for another attempt. */
    GIVE_UP_FAIL_FAST,
    /** The time of a scope is up. */
    CANCEL_EXPIRED;

    boolean needsAttention() {
        return this != NONE && this != READY && this != RETRY;
    }

    static Readiness of(Draft d, int task) {
        return switch (d.item(task).status()) {
            case PENDING -> ofPending(d, task);
            case WAITING -> ofWaiting(d, task);
            case BLOCKED -> blocks(d, task) || d.expired(task) ? NONE : UNBLOCK;
            case RUNNING, SUCCEEDED, FAILED, QUARANTINED, SKIPPED, CANCELED -> NONE;
        };
    }

    private static Readiness ofPending(Draft d, int task) {
        if (d.expired(task)) {
            return CANCEL_EXPIRED;
        }
        if (d.phase(d.dag.phaseOf(task)).status() == PhaseStatus.SKIPPED) {
            return SKIP_WITH_PHASE;
        }
        if (d.groups.get(d.dag.groupOf(task)).skipped()) {
            return SKIP_WITH_GROUP;
        }
        Task.Needs needs = d.task(task).needs();
        if (needs.runIf() == RunIf.SUCCESS && d.failsFast(task)) {
            return ofStopped(d, task);
        }
        return blocks(d, task) ? BLOCK : ofUnblocked(d, task, needs);
    }

    /** What depends on the failure is blocked, as soon as its phase has failed of it. */
    private static Readiness ofStopped(Draft d, int task) {
        if (blocks(d, task) && !d.node(task).onlyCanceled()) {
            return BLOCK;
        }
        return d.isBehindFailure(d.dag.phaseOf(task)) ? NONE : CANCEL_FAIL_FAST;
    }

    private static Readiness ofUnblocked(Draft d, int task, Task.Needs needs) {
        NodeState node = d.node(task);
        if (node.remaining() > 0) {
            return NONE;
        }
        if (needs.runIf() == RunIf.FAILURE && node.failed() == 0) {
            return SKIP_RUN_IF;
        }
        if (needs.skipIfSkipped() && node.skipped() > 0) {
            return SKIP_PASSED_ON;
        }
        if (!d.selected.has(task) || d.heldUntil(d.dag.phaseOf(task)) != null) {
            return NONE;
        }
        return needs.when() != null && !d.item(task).conditionMet() ? EVALUATE : READY;
    }

    private static Readiness ofWaiting(Draft d, int task) {
        if (d.expired(task)) {
            return CANCEL_EXPIRED;
        }
        boolean retry = d.item(task).waitingFor() == WaitReason.RETRY;
        if (d.failsFast(task) && d.task(task).needs().runIf() == RunIf.SUCCESS) {
            return retry ? GIVE_UP_FAIL_FAST : CANCEL_FAIL_FAST;
        }
        if (retry && blocks(d, task)) {
            return BLOCK;
        }
        // What it depends on may have been opened again since its first attempt.
        boolean met = d.node(task).remaining() == 0;
        return retry && met && d.selected.has(task) ? RETRY : NONE;
    }

    /** Whether a dependency that it needs can not be met any more. */
    private static boolean blocks(Draft d, int task) {
        NodeState node = d.node(task);
        return node.hard() > 0
                || (node.unmet() > 0 && d.task(task).needs().runIf() == RunIf.SUCCESS);
    }
}
