package dev.orchestrate.run;

import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows for a phase from where it and its tasks stand. */
final class PhaseRule {
    private PhaseRule() {}

    /** The next decision about a phase, or null where there is none for now. */
    static @Nullable Decision next(Draft d, int number) {
        PhaseState phase = d.phase(number);
        PhaseNode node = d.dag.phases().get(number);
        if (d.progress.canceling()) {
            return null;
        }
        return switch (phase.status()) {
            case PENDING -> ofPending(d, node, phase);
            case IN_PROGRESS -> ofInProgress(d, node, phase);
            case COMPLETED -> ofCompleted(d, node, phase);
            case BLOCKED -> d.node(node.entry()).unmet() > 0 ? null : unblocked(node);
            case CANCELED -> isOpenAgain(d, node) ? unblocked(node) : null;
            case APPROVED, FAILED, SKIPPED -> null;
        };
    }

    /** The check, or {@code on_failure} task, whose turn it is; -1 for none. */
    static int nextRoleItem(Draft d, int number) {
        PhaseState phase = d.phase(number);
        PhaseNode node = d.dag.phases().get(number);
        if (d.progress.canceling() || d.progress.expired()) {
            return -1;
        }
        if (phase.status() == PhaseStatus.FAILED) {
            boolean left = phase.followUpsDone() < node.onFailure().size();
            return left && !anyRuns(d, node.onFailure())
                    ? node.onFailure().get(phase.followUpsDone())
                    : -1;
        }
        boolean checks =
                phase.status() == PhaseStatus.IN_PROGRESS
                        && phase.engaged()
                        && !phase.voidCheck()
                        && phase.checksDone() < node.checks().size()
                        && allEndedWell(d, node, phase);
        return checks ? node.checks().get(phase.checksDone()) : -1;
    }

    /** Whether the {@code when} of a group is to be evaluated now. */
    static boolean asksGroupCondition(Draft d, int number) {
        GroupNode node = d.dag.groups().get(number);
        GroupState group = d.groups.get(number);
        NodeState entry = d.node(node.entry());
        Tally tally = d.groupTallies.get(number);
        return node.group().when() != null
                && tally.open() > tally.running()
                && !group.opened()
                && !group.skipped()
                && !group.expired()
                && entry.remaining() == 0
                && entry.hard() == 0
                && (entry.unmet() == 0 || node.hasRunIf())
                && d.selected.anyIn(node.firstTask(), node.endTask());
    }

    private static @Nullable Decision ofPending(Draft d, PhaseNode node, PhaseState phase) {
        NodeState entry = d.node(node.entry());
        Tally tally = d.phaseTallies.get(node.number());
        if (tally.open() == 0 && tally.canceled() > 0 && entry.onlyCanceled()) {
            return canceled(node);
        }
        if (entry.unmet() > 0) {
            return blocked(d, node);
        }
        boolean begins =
                entry.remaining() == 0
                        && d.selected.anyIn(node.firstTask(), node.endTask())
                        && !d.progress.expired();
        if (!begins) {
            return null;
        }
        if (node.phase().when() != null && !phase.opened()) {
            return new Decision.Evaluate(ScopeKind.PHASE, node.phase().id(), node.phase().when());
        }
        return new Decision.Append(new Event.PhaseStarted(node.phase().id()));
    }

    private static @Nullable Decision ofInProgress(Draft d, PhaseNode node, PhaseState phase) {
        Tally tally = d.phaseTallies.get(node.number());
        if (d.node(node.entry()).unmet() > 0 && tally.open() == 0) {
            return blocked(d, node);
        }
        if (tally.open() > 0 || (phase.expired() && anyRuns(d, node.checks()))) {
            return null;
        }
        if (tally.failedCritical() > 0 || phase.judgedBad() || anyExpired(d, node, phase)) {
            return afterBadTry(d, node, phase);
        }
        if (tally.quarantined() > 0) {
            return null;
        }
        if (tally.canceled() > 0) {
            return canceled(node);
        }
        if (d.progress.expired() && d.heldUntil(node.number()) != null) {
            return new Decision.Append(
                    new Event.PhaseFailed(node.phase().id(), ScopeKind.RUN.limitWasUp(""), null));
        }
        boolean judges =
                allEndedWell(d, node, phase)
                        && phase.engaged()
                        && !phase.voidCheck()
                        && phase.checksDone() == node.checks().size();
        return judges ? new Decision.Judge(node.phase().id(), phase.round()) : null;
    }

    private static Decision afterBadTry(Draft d, PhaseNode node, PhaseState phase) {
        boolean again =
                phase.tries() + 1 < node.phase().retry().maxAttempts()
                        && !d.progress.failedFast()
                        && !d.progress.expired()
                        && !anyExpired(d, node, phase);
        String id = node.phase().id();
        if (again) {
            return new Decision.RetryPhase(id, phase.tries() + 1);
        }
        if (anyExpired(d, node, phase)) {
            return new Decision.Append(new Event.PhaseFailed(id, "its time limit was up", null));
        }
        if (phase.judgedBad()) {
            String reason = judgement(phase);
            return new Decision.Append(new Event.PhaseFailed(id, reason, null));
        }
        String task = firstFailed(d, node);
        return new Decision.Append(new Event.PhaseFailed(id, "a critical task failed", task));
    }

    private static String judgement(PhaseState phase) {
        for (CriterionResult check : phase.judgement().checkpoint()) {
            if (!check.passed()) {
                return "checkpoint `" + check.id() + "` failed";
            }
        }
        for (CriterionResult criterion : phase.judgement().criteria()) {
            if (!criterion.passed() && criterion.required()) {
                return "criterion `" + criterion.id() + "` is not met: " + criterion.reason();
            }
        }
        return "it was judged bad";
    }

    private static @Nullable Decision ofCompleted(Draft d, PhaseNode node, PhaseState phase) {
        PhaseState.Judgement judged = phase.judgement();
        RunView.Approval kept = phase.approval();
        if (kept != null) {
            return approve(node, judged, kept.decision(), kept.by(), kept.note());
        }
        Phase.Approval asked =
                d.before().options().everyGateAsks()
                        ? Phase.Approval.MANUAL
                        : node.phase().approval();
        return switch (asked) {
            case AUTO -> approve(node, judged, GateDecision.AUTO, null, null);
            case NONE -> approve(node, judged, GateDecision.NONE, null, null);
            case MANUAL ->
                    d.before().options().approves()
                            ? approve(node, judged, GateDecision.APPROVED, "--yes", null)
                            : null;
        };
    }

    private static Decision approve(
            PhaseNode node,
            PhaseState.Judgement judged,
            GateDecision decision,
            @Nullable String by,
            @Nullable String note) {
        return new Decision.Append(
                new Event.PhaseApproved(
                        node.phase().id(),
                        judged.number(),
                        judged.digest(),
                        decision,
                        by,
                        note,
                        null));
    }

    /** A task of it that was blocked can start after all: somebody retried what had failed. */
    private static boolean isOpenAgain(Draft d, PhaseNode node) {
        return d.phaseTallies.get(node.number()).open() > 0;
    }

    private static Decision unblocked(PhaseNode node) {
        return new Decision.Append(
                new Event.PhaseReopened(node.phase().id(), ReopenReason.UNBLOCKED, false, null));
    }

    private static Decision canceled(PhaseNode node) {
        return new Decision.Append(
                new Event.PhaseCanceled(node.phase().id(), "what was left of it was canceled"));
    }

    private static Decision blocked(Draft d, PhaseNode node) {
        return new Decision.Append(
                new Event.PhaseBlocked(node.phase().id(), Causes.ofPhase(d, node)));
    }

    private static @Nullable String firstFailed(Draft d, PhaseNode node) {
        String first = null;
        Instant earliest = Instant.MAX;
        for (int task = node.firstTask(); task < node.endTask(); task++) {
            TaskState state = d.item(task);
            if (state.status() == TaskStatus.FAILED && d.critical(task)) {
                Instant end = end(state.lastAttempt());
                if (first == null || end.isBefore(earliest)) {
                    first = d.dag.task(task).id();
                    earliest = end;
                }
            }
        }
        return first;
    }

    /** What failed without an attempt of its own comes last. */
    private static Instant end(@Nullable Attempt last) {
        return last == null || last.finishedAt() == null ? Instant.MAX : last.finishedAt();
    }

    private static boolean anyRuns(Draft d, List<Integer> items) {
        for (int item : items) {
            if (d.item(item).status() == TaskStatus.RUNNING) {
                return true;
            }
        }
        return false;
    }

    private static boolean allEndedWell(Draft d, PhaseNode node, PhaseState phase) {
        Tally tally = d.phaseTallies.get(node.number());
        return tally.open() == 0
                && tally.failedCritical() == 0
                && tally.quarantined() == 0
                && tally.blocked() == 0
                && tally.canceled() == 0
                && !phase.expired()
                && !phase.judgedBad()
                && d.heldUntil(node.number()) == null;
    }

    private static boolean anyExpired(Draft d, PhaseNode node, PhaseState phase) {
        if (phase.expired()) {
            return true;
        }
        for (int group : node.groups()) {
            if (d.groups.get(group).expired()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phase that depends on this one has begun. */
    static boolean hasBegunDependents(Draft d, int number) {
        Dag dag = d.dag;
        int exit = dag.phases().get(number).exit();
        for (int i = 0; i < dag.successorCount(exit); i++) {
            if (d.phase(dag.ownerOf(dag.successor(exit, i))).startedAt() != null) {
                return true;
            }
        }
        return false;
    }
}
