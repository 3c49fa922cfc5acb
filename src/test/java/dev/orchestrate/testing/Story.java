package dev.orchestrate.testing;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.ReopenReason;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunOptions;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import dev.orchestrate.run.Scheduler;
import dev.orchestrate.run.Scheduler.Authority;
import dev.orchestrate.run.ScopeKind;
import dev.orchestrate.run.Selection;
import dev.orchestrate.run.Transitions;
import dev.orchestrate.run.WaitReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run told by a test, event by event, through the real transitions: what follows from the state
 * alone follows by itself, and attempts start and end when the test says so.
 */
public final class Story {
    public static final String RUN = "20260101-000000.000-7f3a";
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<CriterionResult>> verdicts = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();
    private final List<RunListener> listeners = new ArrayList<>();
    private Instant now = BEGIN;
    private @Nullable RunState state;

    private Story() {}

    public static Story of(Plan plan, RunListener... listeners) {
        return of(plan, RunOptions.DEFAULT, listeners);
    }

    public static Story of(Plan plan, RunOptions options, RunListener... listeners) {
        Story story = new Story();
        story.listeners.addAll(List.of(listeners));
        return story.happens(
                new Event.RunStarted(
                        RUN,
                        new PlanVersion(1, plan.name(), "orchestrate.yaml", "ab".repeat(32)),
                        plan.vars(),
                        Map.of(),
                        Selection.ALL,
                        options,
                        new Invocation("0.1.0", "host", 42, "boot", 4, List.of("sh", "-ec")),
                        Dag.of(plan)));
    }

    public Story after(long millis) {
        now = now.plusMillis(millis);
        return this;
    }

    /** What will be seen when that phase is judged; it is passed unless a required one is not. */
    public Story judging(String phase, CriterionResult... criteria) {
        verdicts.put(phase, List.of(criteria));
        return this;
    }

    /** From now on the {@code when} of these does not hold. */
    public Story denying(String... ids) {
        for (String id : ids) {
            problems.put(id, "");
        }
        return this;
    }

    /** From now on the {@code when} of this can not be evaluated. */
    public Story puzzling(String id, String problem) {
        problems.put(id, problem);
        return this;
    }

    public Story happens(Event event) {
        append(event);
        follow();
        return this;
    }

    public Story starts(String... tasks) {
        for (String task : tasks) {
            int number = Objects.requireNonNull(state().task(task)).nextAttempt();
            happens(new Event.AttemptStarted(task, number, "true", "local"));
        }
        return this;
    }

    public Story succeeds(String... tasks) {
        for (String task : tasks) {
            ends(task, AttemptStatus.SUCCEEDED, 0, null, null);
        }
        return this;
    }

    public Story fails(String task, int exit) {
        return ends(task, AttemptStatus.FAILED, exit, "exit code " + exit, ErrorClass.PERMANENT);
    }

    public Story ends(
            String task,
            AttemptStatus status,
            @Nullable Integer exit,
            @Nullable String error,
            @Nullable ErrorClass errorClass) {
        return happens(end(task, status, exit, error, errorClass, null));
    }

    /** Fails, with another attempt to come. */
    public Story retries(String task, int exit, long waitMillis) {
        return happens(
                end(
                        task,
                        AttemptStatus.FAILED,
                        exit,
                        "exit code " + exit,
                        ErrorClass.TRANSIENT,
                        now.plusMillis(waitMillis)));
    }

    public Story asks(String task, String what) {
        return happens(new Event.TaskWaiting(task, WaitReason.PERSON, null, what));
    }

    public Story ends(RunStatus status) {
        return happens(new Event.RunEnded(status, null));
    }

    public RunState state() {
        return Objects.requireNonNull(state);
    }

    public Instant now() {
        return now;
    }

    /** As it looks now to somebody outside, while its process lives. */
    public RunView view() {
        return RunViews.of(state(), now, true);
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    private Event.AttemptEnded end(
            String task,
            AttemptStatus status,
            @Nullable Integer exit,
            @Nullable String error,
            @Nullable ErrorClass errorClass,
            @Nullable Instant retryAt) {
        var attempt =
                Objects.requireNonNull(Objects.requireNonNull(state().task(task)).lastAttempt());
        return new Event.AttemptEnded(
                task,
                attempt.number(),
                status,
                exit,
                null,
                errorClass,
                error,
                Map.of(),
                now.toEpochMilli() - attempt.startedAt().toEpochMilli(),
                null,
                retryAt);
    }

    private void append(Event event) {
        Entry entry = new Entry(entries.size() + 1L, now, event);
        entries.add(entry);
        RunState next = state == null ? Transitions.begin(entry) : Transitions.apply(state, entry);
        state = next;
        listeners.forEach(listener -> listener.happened(entry, next));
    }

    private void follow() {
        while (state().isOpen()) {
            Scheduler.Step step = Scheduler.decide(state(), now, Authority.EXECUTE);
            state = step.state();
            switch (step.decision()) {
                case Decision.Append(Event event) -> append(event);
                case Decision.Evaluate e -> append(condition(e.scope(), e.id()));
                case Decision.Judge judge -> append(judgement(judge.phase()));
                case Decision.RetryPhase retry ->
                        append(
                                new Event.PhaseReopened(
                                        retry.phase(),
                                        ReopenReason.RETRY,
                                        false,
                                        now.plusMillis(1_000)));
                case Decision.Start _, Decision.End _ -> {
                    return;
                }
                case null -> {
                    return;
                }
            }
        }
    }

    private Event.ConditionEvaluated condition(ScopeKind scope, String id) {
        String problem = problems.get(id);
        return new Event.ConditionEvaluated(
                scope,
                id,
                problem == null,
                Map.of(),
                problem == null || problem.isEmpty() ? null : problem);
    }

    private Event.PhaseJudged judgement(String phase) {
        List<CriterionResult> criteria = verdicts.getOrDefault(phase, List.of());
        boolean passed = true;
        for (CriterionResult criterion : criteria) {
            passed &= criterion.passed() || !criterion.required();
        }
        int number = Objects.requireNonNull(state().phase(phase)).judgement().number() + 1;
        return new Event.PhaseJudged(phase, number, passed, List.of(), criteria, "digest");
    }
}
