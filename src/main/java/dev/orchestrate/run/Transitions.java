package dev.orchestrate.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePVector;

/**
 * What an event makes of a state. Total over {@link Event}; an event that does not fit the state it
 * is applied to is a bug, and says so.
 */
public final class Transitions {
    private Transitions() {}

    /** The state after the first event of a run. */
    public static RunState begin(Entry entry) {
        if (!(entry.event() instanceof Event.RunStarted started)) {
            throw new IllegalStateException(
                    "a run begins with run.started, not with " + entry.event());
        }
        int items = started.dag().itemCount();
        Facts facts =
                new Facts(
                        started.run(),
                        started.plan(),
                        started.dag(),
                        started.vars(),
                        started.labels(),
                        started.selection(),
                        started.options(),
                        started.invocation(),
                        entry.seq(),
                        entry.at(),
                        entry.at(),
                        Facts.Progress.BEGUN,
                        TreePVector.from(Collections.nCopies(items, TaskState.NEW)),
                        TreePVector.from(
                                Collections.nCopies(started.dag().phases().size(), PhaseState.NEW)),
                        TreePVector.from(
                                Collections.nCopies(started.dag().groups().size(), GroupState.NEW)),
                        HashTreePMap.empty(),
                        HashTreePSet.empty());
        return RunState.of(Resuming.engaged(facts));
    }

    /** The state after an event. */
    public static RunState apply(RunState state, Entry entry) {
        Instant at = entry.at();
        return switch (entry.event()) {
            case Event.RunStarted _ -> throw illegal("run.started", "a run that has begun");
            case Event.RunResumed e -> Resuming.resumed(state, e, entry);
            case Event.PlanChanged e -> Resuming.changed(state, e, entry);
            case Event.RunInterrupted e -> stopped(state, entry, e.cause());
            case Event.RunPaused _, Event.RunWaiting _ -> stopped(state, entry, null);
            case Event.RunCanceling e -> canceling(state, e, entry);
            case Event.RunEnded e -> ended(state, e, entry);
            case Event.Noted e -> base(state, entry, new Draft(state), e.request());
            case Event.ScopeExpired e -> expired(state, e, entry);
            case Event.ConditionEvaluated e -> condition(state, e, entry);
            case Event.OfPhase e -> {
                Draft d = new Draft(state);
                String request = PhaseMoves.move(d, e, at);
                yield base(state, entry, d, request);
            }
            case Event.OfTask e -> {
                Draft d = new Draft(state);
                String request = TaskMoves.move(d, e, at);
                yield base(state, entry, d, request);
            }
        };
    }

    private static RunState stopped(RunState state, Entry entry, @Nullable String cause) {
        Draft d = new Draft(state);
        d.progress = d.progress.stopped(cause, entry.at());
        return base(state, entry, d, null);
    }

    private static RunState canceling(RunState state, Event.RunCanceling e, Entry entry) {
        Draft d = new Draft(state);
        d.progress = d.progress.withCanceling();
        Endings.mark(d);
        return base(state, entry, d, e.request());
    }

    private static RunState ended(RunState state, Event.RunEnded e, Entry entry) {
        Draft d = new Draft(state);
        boolean canceled = e.status() == RunStatus.CANCELED;
        if (canceled) {
            cancelAll(d, entry.at());
        }
        boolean closed = canceled || e.status() == RunStatus.SUCCEEDED;
        d.progress = d.progress.ended(closed ? e.status() : null, entry.at(), e.reason());
        return base(state, entry, d, null);
    }

    private static void cancelAll(Draft d, Instant at) {
        for (int item = 0; item < d.dag.itemCount(); item++) {
            TaskStatus status = d.item(item).status();
            boolean open =
                    item < d.dag.taskCount() ? !status.ended() : status.equals(TaskStatus.RUNNING);
            if (open) {
                d.item(item, d.item(item).canceled("the run was canceled"), at);
            }
        }
        for (int phase = 0; phase < d.dag.phases().size(); phase++) {
            PhaseState state = d.phase(phase);
            boolean open =
                    switch (state.status()) {
                        case PENDING, IN_PROGRESS, COMPLETED -> true;
                        case APPROVED, FAILED, BLOCKED, SKIPPED, CANCELED -> false;
                    };
            if (open) {
                d.phase(phase, state.ended(PhaseStatus.CANCELED, at, "the run was canceled"));
            }
        }
    }

    private static RunState expired(RunState state, Event.ScopeExpired e, Entry entry) {
        Draft d = new Draft(state);
        switch (e.scope()) {
            case RUN -> {
                d.progress = d.progress.withExpired();
                d.reconsiderAll(0, d.dag.taskCount());
                for (int phase = 0; phase < d.dag.phases().size(); phase++) {
                    d.phaseAttention = d.phaseAttention.plus(phase);
                    d.reconsiderChecks(phase);
                }
            }
            case PHASE -> {
                int number = known(d.dag.phaseIndexOf(e.id()), e.id());
                PhaseState.Edit edit = d.phase(number).edit();
                edit.expired = true;
                d.phase(number, edit.done());
            }
            case GROUP -> {
                int number = known(d.dag.groupIndexOf(e.id()), e.id());
                d.group(number, d.groups.get(number).withExpired(true));
            }
            case TASK -> throw illegal("scope.expired", "a task");
        }
        Endings.mark(d);
        return base(state, entry, d, null);
    }

    private static RunState condition(RunState state, Event.ConditionEvaluated e, Entry entry) {
        Draft d = new Draft(state);
        switch (e.scope()) {
            case TASK -> TaskMoves.condition(d, e, entry.at());
            case GROUP -> {
                int number = known(d.dag.groupIndexOf(e.id()), e.id());
                if (e.problem() != null) {
                    TaskMoves.failAll(
                            d, number, "its group can not begin: " + e.problem(), entry.at());
                } else {
                    d.group(number, d.groups.get(number).withCondition(e.result()));
                }
            }
            case PHASE -> {
                int number = known(d.dag.phaseIndexOf(e.id()), e.id());
                PhaseMoves.condition(d, number, e, entry.at());
            }
            case RUN -> throw illegal("condition.evaluated", "the run");
        }
        return base(state, entry, d, null);
    }

    /** Puts the event's place on record, and the request that it answers. */
    private static RunState base(RunState state, Entry entry, Draft d, @Nullable String request) {
        d.comeDue(entry.at());
        Facts.Edit edit = state.facts().edit().after(entry);
        if (request != null) {
            edit.requests = edit.requests.plus(request);
        }
        return d.frozen(edit);
    }

    static int known(int number, String id) {
        if (number < 0) {
            throw new IllegalStateException("the plan has no `" + id + "`");
        }
        return number;
    }

    static IllegalStateException illegal(String event, String from) {
        return new IllegalStateException(event + " does not fit " + from);
    }

    static Map<String, String> merged(Map<String, String> old, Map<String, String> more) {
        Map<String, String> both = new LinkedHashMap<>(old);
        both.putAll(more);
        return Collections.unmodifiableMap(both);
    }
}
