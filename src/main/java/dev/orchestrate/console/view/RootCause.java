package dev.orchestrate.console.view;

import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.ScopeKind;
import dev.orchestrate.run.TaskStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The failure that started it: not what it blocked or canceled, and not what gave up because of it.
 *
 * @param task null where a phase failed of itself, at its checkpoint or criteria
 * @param phase null where the phase of the task has not failed, or the time limit of the run says
 *     it all
 * @param outOfTime whether the time limit of the run was up, which then stopped it
 */
public record RootCause(@Nullable TaskView task, @Nullable PhaseView phase, boolean outOfTime) {
    /** The rule, in words. */
    public static final String LIMIT = ScopeKind.RUN.limitWasUp("");

    /** Null where nothing has failed for good. */
    public static @Nullable RootCause of(RunView view) {
        RootCause failure = failure(view);
        if (!view.expired() || view.status() != RunStatus.FAILED) {
            return failure;
        }
        if (failure == null) {
            return new RootCause(firstOutOfTime(view), null, true);
        }
        PhaseView phase = failure.phase();
        boolean ofTheLimit =
                failure.task() != null
                        && isOutOfTime(failure.task())
                        && (phase == null || !phase.expired());
        return new RootCause(failure.task(), ofTheLimit ? null : phase, true);
    }

    private static @Nullable RootCause failure(RunView view) {
        TaskView task = firstFailed(view);
        PhaseView phase = firstFailedPhase(view);
        if (task == null && phase == null) {
            return null;
        }
        if (task != null && phase != null && isEarlier(phase, task)) {
            task = failedCheck(view, phase);
            return new RootCause(task, phase, false);
        }
        return task == null
                ? new RootCause(phase == null ? null : failedCheck(view, phase), phase, false)
                : new RootCause(task, failed(view, task.phase()), false);
    }

    /** What ran when the time limit of the run was up: a check, where no task has failed. */
    private static @Nullable TaskView firstOutOfTime(RunView view) {
        for (TaskView task : view.tasks()) {
            if (task.status() == TaskStatus.FAILED && isOutOfTime(task)) {
                return task;
            }
        }
        return null;
    }

    private static boolean isOutOfTime(TaskView task) {
        Attempt last = task.lastAttempt();
        return last != null && last.ending() == EndingReason.LIMIT;
    }

    private static @Nullable TaskView firstFailed(RunView view) {
        TaskView first = null;
        for (TaskView task : view.tasks()) {
            boolean own =
                    task.group() != null
                            && task.critical()
                            && task.status() == TaskStatus.FAILED
                            && failedByItself(task);
            if (own && (first == null || end(task).isBefore(end(first)))) {
                first = task;
            }
        }
        return first;
    }

    /** One that waited for a retry and was given up has failed for a reason not its attempt's. */
    private static boolean failedByItself(TaskView task) {
        Attempt last = task.lastAttempt();
        return last == null || last.ending() != null || Objects.equals(task.reason(), last.error());
    }

    private static Instant end(TaskView task) {
        Attempt last = task.lastAttempt();
        return last == null || last.finishedAt() == null ? Instant.MAX : last.finishedAt();
    }

    private static @Nullable PhaseView firstFailedPhase(RunView view) {
        PhaseView first = null;
        for (PhaseView phase : view.phases()) {
            if (phase.status() == PhaseStatus.FAILED
                    && (first == null || end(phase).isBefore(end(first)))) {
                first = phase;
            }
        }
        return first;
    }

    private static Instant end(PhaseView phase) {
        return phase.finishedAt() == null ? Instant.MAX : phase.finishedAt();
    }

    private static boolean isEarlier(PhaseView phase, TaskView task) {
        return !phase.id().equals(task.phase()) && end(phase).isBefore(end(task));
    }

    private static @Nullable PhaseView failed(RunView view, String id) {
        for (PhaseView phase : view.phases()) {
            if (phase.id().equals(id) && phase.status() == PhaseStatus.FAILED) {
                return phase;
            }
        }
        return null;
    }

    /** The checkpoint or command criterion that a phase failed at. */
    private static @Nullable TaskView failedCheck(RunView view, PhaseView phase) {
        for (TaskView task : view.tasks()) {
            boolean check = task.group() == null && task.phase().equals(phase.id());
            if (check && task.status() == TaskStatus.FAILED && !isOfMetCriterion(phase, task)) {
                return task;
            }
        }
        return null;
    }

    /** An alternative that is not so, of a criterion that another one has met. */
    private static boolean isOfMetCriterion(PhaseView phase, TaskView task) {
        for (CriterionResult criterion : phase.criteria()) {
            String check = phase.id() + ":criterion:" + criterion.id();
            if (criterion.passed() && (task.id() + ".").startsWith(check + ".")) {
                return true;
            }
        }
        return false;
    }
}
