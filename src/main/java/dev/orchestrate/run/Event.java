package dev.orchestrate.run;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.dag.Dag;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a run. Tasks and phases are named by their ids. A {@code request} is the id
 * of the inbox file that asked for it, which is taken in once only.
 */
public sealed interface Event {

    /** An event about one task. */
    sealed interface OfTask extends Event {
        String task();
    }

    /** An event about one attempt. */
    sealed interface OfAttempt extends OfTask {
        int attempt();
    }

    /** An event about one phase. */
    sealed interface OfPhase extends Event {
        String phase();
    }

    /** The graph is not written down: it is read from the plan's copy in the run's folder. */
    record RunStarted(
            String run,
            PlanVersion plan,
            Map<String, String> vars,
            Map<String, String> labels,
            Selection selection,
            RunOptions options,
            Invocation invocation,
            Dag dag)
            implements Event {
        public RunStarted {
            vars = ordered(vars);
            labels = ordered(labels);
        }
    }

    record RunResumed(
            Map<String, String> labels,
            Selection selection,
            RunOptions options,
            Invocation invocation)
            implements Event {
        public RunResumed {
            labels = ordered(labels);
        }
    }

    /** A signal, a full disk, or whatever else ended the invocation with more left to do. */
    record RunInterrupted(String cause) implements Event {}

    record RunPaused(String why) implements Event {}

    /** Only people can go on: those tasks and gates. */
    record RunWaiting(List<String> tasks, List<String> phases) implements Event {
        public RunWaiting {
            tasks = List.copyOf(tasks);
            phases = List.copyOf(phases);
        }
    }

    /** From here on everything is on its way to its end, and nothing starts any more. */
    record RunCanceling(@Nullable String by, @Nullable String note, @Nullable String request)
            implements Event {}

    /** The invocation is over; succeeded and canceled runs are closed for good. */
    record RunEnded(RunStatus status, @Nullable String reason) implements Event {}

    /**
     * The run follows another plan. The graph of the new version, like that of the first, is read
     * from the plan's copy.
     *
     * @param adjusted tasks, groups and phases that differ in something that takes nothing back
     */
    record PlanChanged(
            PlanVersion plan,
            Map<String, String> vars,
            List<String> changed,
            List<String> added,
            List<String> removed,
            List<String> adjusted,
            List<String> rerun,
            Dag dag)
            implements Event {
        public PlanChanged {
            vars = ordered(vars);
            changed = List.copyOf(changed);
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            adjusted = List.copyOf(adjusted);
            rerun = List.copyOf(rerun);
        }
    }

    record PhaseStarted(String phase) implements OfPhase {}

    record PhaseJudged(
            String phase,
            int judgement,
            boolean passed,
            List<CriterionResult> checkpoint,
            List<CriterionResult> criteria,
            String digest)
            implements OfPhase {
        public PhaseJudged {
            checkpoint = List.copyOf(checkpoint);
            criteria = List.copyOf(criteria);
        }
    }

    record PhaseApproved(
            String phase,
            int judgement,
            String digest,
            GateDecision decision,
            @Nullable String by,
            @Nullable String note,
            @Nullable String request)
            implements OfPhase {}

    record PhaseRejected(
            String phase,
            int judgement,
            String digest,
            @Nullable String by,
            @Nullable String note,
            @Nullable String request)
            implements OfPhase {}

    /** For good: its tries are used up. */
    record PhaseFailed(String phase, String reason, @Nullable String task) implements OfPhase {}

    /** Nothing of it failed, and what was left of it was canceled. */
    record PhaseCanceled(String phase, String reason) implements OfPhase {}

    record PhaseSkipped(String phase, String reason) implements OfPhase {}

    record PhaseBlocked(String phase, List<String> causes) implements OfPhase {
        public PhaseBlocked {
            causes = List.copyOf(causes);
        }
    }

    /**
     * To be judged again.
     *
     * @param freshTries whether its tries are counted from the beginning
     * @param until nothing of it starts before; null: at once
     */
    record PhaseReopened(
            String phase, ReopenReason reason, boolean freshTries, @Nullable Instant until)
            implements OfPhase {}

    /** The time limit of a run, phase or group is up. {@code id} is empty for the run. */
    record ScopeExpired(ScopeKind scope, String id) implements Event {}

    /**
     * A {@code when} was evaluated.
     *
     * @param id of the task, group (full name) or phase
     * @param read the names that it read, with the values found
     * @param problem why it could not be evaluated; then the subject fails as config
     */
    record ConditionEvaluated(
            ScopeKind scope,
            String id,
            boolean result,
            Map<String, String> read,
            @Nullable String problem)
            implements Event {
        public ConditionEvaluated {
            read = ordered(read);
        }
    }

    /** Intent: durable before the process starts. */
    record AttemptStarted(String task, int attempt, String command, String executor)
            implements OfAttempt {}

    /**
     * An attempt of an earlier invocation is in this one's charge.
     *
     * @param running whether it still runs; else its end follows
     */
    record AttemptAdopted(String task, int attempt, boolean running) implements OfAttempt {}

    /** The orchestrator ends it: this, and not the exit code, decides how it ended. */
    record AttemptEnding(String task, int attempt, EndingReason reason) implements OfAttempt {}

    /**
     * The end of an attempt, which is its task's unless another is due.
     *
     * @param durationMillis monotonic
     * @param retryAt when the next attempt is due; null: there is none
     */
    record AttemptEnded(
            String task,
            int attempt,
            AttemptStatus status,
            @Nullable Integer exitCode,
            @Nullable String signal,
            @Nullable ErrorClass errorClass,
            @Nullable String error,
            Map<String, String> outputs,
            long durationMillis,
            @Nullable Long peakMemoryBytes,
            @Nullable Instant retryAt)
            implements OfAttempt {
        public AttemptEnded {
            outputs = ordered(outputs);
        }
    }

    record TaskWaiting(String task, WaitReason reason, @Nullable Instant until, String what)
            implements OfTask {}

    /**
     * A person has decided.
     *
     * @param downstream for a retry: whether all that depends on it runs again too
     */
    record TaskDecided(
            String task,
            Answer answer,
            boolean downstream,
            @Nullable String by,
            @Nullable String note,
            List<Evidence> evidence,
            @Nullable String request)
            implements OfTask {
        public TaskDecided {
            evidence = List.copyOf(evidence);
        }

        /** Without evidence. */
        public TaskDecided(
                String task,
                Answer answer,
                boolean downstream,
                @Nullable String by,
                @Nullable String note,
                @Nullable String request) {
            this(task, answer, downstream, by, note, List.of(), request);
        }
    }

    record TaskBlocked(String task, List<String> causes) implements OfTask {
        public TaskBlocked {
            causes = List.copyOf(causes);
        }
    }

    record TaskSkipped(String task, SkipReason reason, String why) implements OfTask {}

    /** Failed without a further attempt: a retry that is not waited for any more. */
    record TaskFailed(String task, String why) implements OfTask {}

    record TaskCanceled(String task, String why) implements OfTask {}

    record TaskQuarantined(String task, int attempt, String why) implements OfAttempt {}

    /**
     * A task that had ended, or was blocked, is to run.
     *
     * @param freshBudget whether its attempts are counted from the beginning
     */
    record TaskPending(String task, PendingReason reason, boolean freshBudget) implements OfTask {}

    /** What a feature wants kept and the core does not read, but for the request's id. */
    record Noted(String source, String kind, Map<String, String> data, @Nullable String request)
            implements Event {
        public Noted {
            // In the order of names: its keys have none of their own, and journals are compared.
            data = Collections.unmodifiableMap(new TreeMap<>(data));
        }
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
