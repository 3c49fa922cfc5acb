package dev.orchestrate.engine;

import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PlanChangeRule;
import dev.orchestrate.run.PlanComparison;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Resumption;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Selection;
import dev.orchestrate.run.SelectionDone;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an invocation that goes on with a run makes of the plan, the vars and the selection. */
final class Resuming {
    private final Setting setting;
    private final RunRequest request;
    private final Dag.ExpectedMillis expected;

    Resuming(Setting setting, RunRequest request, Dag.ExpectedMillis expected) {
        this.setting = setting;
        this.request = request;
        this.expected = expected;
    }

    RunRequest request() {
        return request;
    }

    /** The values of {@code --var} hold for the run; a later one takes the place of an earlier. */
    Map<String, String> merged(RunState state) {
        Map<String, String> vars = new LinkedHashMap<>(state.facts().vars());
        vars.putAll(request.vars());
        return vars;
    }

    /** The plan as it is now, with the vars of the run. */
    Dag graph(RunState state) {
        Map<String, String> vars = merged(state);
        if (vars.equals(request.vars())) {
            boolean known = state.dag().plan().equals(request.plan());
            return known ? state.dag() : Runs.graph(request, expected);
        }
        Invocation by = setting.world().invocation();
        Loaded loaded =
                setting.knowledge()
                        .plans()
                        .parse(
                                request.plan().source().file(),
                                request.text().getBytes(StandardCharsets.UTF_8),
                                new LoadOptions(vars, by.processors(), by.shell()));
        Plan plan = loaded.plan();
        if (plan == null) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "the plan does not go with the vars of run `"
                            + state.run()
                            + "`: "
                            + loaded.diagnostics().get(0).message(),
                    "begin anew with `orchestrate run --new`",
                    null);
        }
        return Dag.of(plan, expected);
    }

    /** Nobody takes a result back unasked. */
    void refuse(PlanComparison changes) {
        if (request.changedTasks() != ChangedTasks.REFUSE || changes.changedSucceeded().isEmpty()) {
            return;
        }
        List<String> tasks = changes.changedSucceeded();
        throw new ProblemException(
                ExitCode.USAGE,
                (tasks.size() == 1 ? "a task that has" : tasks.size() + " tasks that have")
                        + " succeeded changed in the plan: `"
                        + String.join("`, `", tasks)
                        + "`",
                "keep the results with --keep-changed, or run them and all downstream again with"
                        + " --rerun-changed",
                null);
    }

    Event.RunResumed resumed(RunState state) {
        return new Event.RunResumed(
                request.labels(),
                selection(state),
                request.options(),
                setting.world().invocation());
    }

    private Selection selection(RunState state) {
        if (request.selection() != null) {
            return request.selection();
        }
        boolean goesOn = request.options().resume() && !SelectionDone.is(state);
        return goesOn ? state.facts().selection() : Selection.ALL;
    }

    /** The state as it will be, to be looked at before anything is written. */
    static RunState outlook(RunState state, Event resumed, @Nullable NewPlan change) {
        Outlook next = new Outlook(state);
        next.accept(resumed);
        if (change != null) {
            Event.PlanChanged changed = change.event(next.state());
            next.accept(changed);
            PlanChangeRule.events(next.state(), state.dag(), changed).forEach(next);
        }
        Resumption.events(next.state()).forEach(next);
        return next.state();
    }
}
