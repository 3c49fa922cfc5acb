package dev.orchestrate.engine;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.expr.Placeholders;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.GateDecision;
import dev.orchestrate.run.PlanComparison;
import dev.orchestrate.run.ResumeForecast;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Scheduler;
import dev.orchestrate.run.Transitions;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.Preview;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, in the order in which it would do it: the same core, with attempts that
 * succeed at once, gates that are passed, and no journal. Executes nothing and writes nothing.
 */
public final class DryRun {
    private final HandlerRegistry handlers;
    private final Path workspace;
    private final Draft files;
    private final List<Step> steps = new ArrayList<>();
    private RunState state;

    private DryRun(RunState state, HandlerRegistry handlers, Path workspace) {
        this.state = state;
        this.handlers = handlers;
        this.workspace = workspace;
        this.files = new Draft(new DiskTree(new Workspace(workspace)));
    }

    /**
     * One task in its turn.
     *
     * @param preview what it would do; null where that can not be told
     * @param problem why it can not be told
     */
    public record Step(
            Task task,
            String phase,
            @Nullable String group,
            @Nullable Preview preview,
            @Nullable TaskProblem problem) {}

    /** The steps of a run that begins, or goes on, in this state. */
    public static List<Step> of(RunState state, HandlerRegistry handlers, Path workspace) {
        DryRun run = new DryRun(state, handlers, workspace);
        run.play();
        return run.steps;
    }

    /** The state of a run that begins now, for {@link #of}. */
    public static RunState begun(Setting setting, RunRequest request) {
        Setting.World world = setting.world();
        Dag dag = Runs.graph(request, Runs.expected(setting, Runs.newest(setting, request)));
        Event started = Beginning.started(world, request, dag, "dry-run");
        RunState state = Transitions.begin(new Entry(1, world.clock().now(), started));
        Beginning.refuseUnmet(state);
        return state;
    }

    /**
     * What going on with a run would do: with each task, and in which order.
     *
     * @param tasks what becomes of each
     */
    public record GoingOn(List<ResumeForecast.Line> tasks, List<Step> steps) {}

    /** Refuses what going on would refuse. */
    public static GoingOn goingOn(Setting setting, RunRequest request, RunState before) {
        Resuming resuming = new Resuming(setting, request, Runs.expectedToGoOn(setting, request));
        Dag dag = resuming.graph(before);
        PlanComparison changes = PlanComparison.of(before, dag);
        resuming.refuse(changes);
        NewPlan change =
                changes.isSame()
                        ? null
                        : new NewPlan(resuming, changes, dag, resuming.merged(before));
        RunState next = Resuming.outlook(before, resuming.resumed(before), change);
        Beginning.refuseUnmet(next);
        Set<String> rerun = change == null ? Set.of() : Set.copyOf(change.event(before).rerun());
        return new GoingOn(
                ResumeForecast.of(before, next, rerun),
                of(next, setting.knowledge().handlers(), setting.world().workspace()));
    }

    private void play() {
        Instant now = state.facts().at();
        for (int item : state.running()) {
            Attempt last = state.facts().items().get(item).lastAttempt();
            if (last != null) {
                end(state.dag().task(item), last.number());
            }
        }
        while (true) {
            Scheduler.Step step = Scheduler.decide(state, now, Scheduler.Authority.EXECUTE);
            state = step.state();
            if (step.decision() != null) {
                follow(step.decision());
            } else if (state.awaitsPerson()) {
                decideGates();
            } else {
                Instant due = state.nextDue();
                if (due == null) {
                    return;
                }
                now = due;
            }
        }
    }

    private void follow(Decision decision) {
        switch (decision) {
            case Decision.Append(Event event) -> happen(event);
            case Decision.Evaluate asked -> happen(evaluated(asked));
            case Decision.Start(Task task, int attempt) -> {
                steps.add(step(task, attempt));
                succeed(task, attempt);
            }
            case Decision.End(Task task, int attempt, var reason) ->
                    happen(new Event.AttemptEnding(task.id(), attempt, reason));
            case Decision.Judge asked -> {
                var phase = Objects.requireNonNull(state.phase(asked.phase()));
                happen(
                        new Event.PhaseJudged(
                                asked.phase(),
                                phase.judgement().number() + 1,
                                true,
                                List.of(),
                                List.of(),
                                ""));
            }
            case Decision.RetryPhase(String phase, int _) ->
                    happen(new Event.PhaseFailed(phase, "it would be tried again", null));
        }
    }

    /** A condition on what is not known yet is taken to hold, so that its task is shown. */
    private Event evaluated(Decision.Evaluate asked) {
        Event event = Conditions.evaluate(state, workspace, asked);
        return event instanceof Event.ConditionEvaluated e && e.problem() != null
                ? new Event.ConditionEvaluated(e.scope(), e.id(), true, e.read(), null)
                : event;
    }

    private void decideGates() {
        for (var phase : state.dag().phases()) {
            String id = phase.phase().id();
            if (state.awaitsPerson(id)) {
                var judged = Objects.requireNonNull(state.phase(id)).judgement();
                happen(
                        new Event.PhaseApproved(
                                id,
                                judged.number(),
                                judged.digest(),
                                GateDecision.APPROVED,
                                null,
                                null,
                                null));
            }
        }
        for (int task = 0; task < state.dag().taskCount(); task++) {
            if (state.facts().items().get(task).asksPerson()) {
                happen(
                        new Event.TaskDecided(
                                state.dag().task(task).id(), Answer.DONE, false, null, null, null));
            }
        }
    }

    private void succeed(Task task, int attempt) {
        happen(new Event.AttemptStarted(task.id(), attempt, "", "none"));
        end(task, attempt);
    }

    private void end(Task task, int attempt) {
        happen(
                new Event.AttemptEnded(
                        task.id(),
                        attempt,
                        AttemptStatus.SUCCEEDED,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        0,
                        null,
                        null));
    }

    private Step step(Task task, int attempt) {
        int item = state.dag().indexOf(task.id());
        String phase = state.dag().phases().get(state.dag().phaseOf(item)).phase().id();
        String group =
                item < state.dag().taskCount()
                        ? state.dag().groups().get(state.dag().groupOf(item)).group().fullName()
                        : null;
        TaskHandler handler = handlers.handler(task.type());
        if (handler == null) {
            return new Step(
                    task,
                    phase,
                    group,
                    null,
                    TaskProblem.config("there is no type `" + task.type() + "`"));
        }
        TaskContext context =
                new TaskContext(
                        task,
                        new TaskContext.Identity(state.run(), phase, attempt),
                        workspace,
                        files,
                        workspace.resolve("output"),
                        new Placeholders(RunScope.ofTask(state, workspace, task, attempt)));
        try {
            return new Step(task, phase, group, handler.prepare(context).preview(), null);
        } catch (TaskProblem e) {
            return new Step(task, phase, group, null, e);
        }
    }

    private void happen(Event event) {
        state = Transitions.apply(state, new Entry(state.seq() + 1, state.facts().at(), event));
    }
}
