package dev.orchestrate.engine;

import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.PlanChangeRule;
import dev.orchestrate.run.PlanComparison;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.Resumption;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import java.util.List;
import java.util.Map;

/** A plan that is about to take the place of the one that a run follows. */
record NewPlan(Resuming resuming, PlanComparison changes, Dag dag, Map<String, String> vars) {

    /** What runs is seen to its end as it was started, unless its task is gone. */
    void endRemoved(Chronicle chronicle, Attempts attempts) {
        RunState state = chronicle.state();
        for (int item : state.running()) {
            Task task = state.dag().task(item);
            Attempt last = state.facts().items().get(item).lastAttempt();
            if (dag.indexOf(task.id()) < 0 && last != null && last.ending() == null) {
                attempts.end(task, last.number(), EndingReason.REMOVED);
            }
        }
    }

    /** From here on the run follows this plan. */
    void take(Setting setting, RunFolder folder, Chronicle chronicle) {
        RunState state = chronicle.state();
        Dag before = state.dag();
        List<String> rerun =
                resuming.request().changedTasks() == ChangedTasks.RERUN
                        ? PlanChangeRule.rerun(state, dag, changes.changedSucceeded())
                        : List.of();
        Event.PlanChanged changed = changed(state, changes, dag, vars, rerun);
        Beginning.write(setting, folder.plan(changed.plan()), resuming.request().text());
        chronicle.happen(changed);
        PlanChangeRule.events(chronicle.state(), before, changed).forEach(chronicle::happen);
        Resumption.events(chronicle.state()).forEach(chronicle::happen);
    }

    /** The state as it would be with the other plan; nothing is written. */
    static RunState outlook(
            RunState state,
            PlanComparison changes,
            Dag dag,
            Map<String, String> vars,
            List<String> rerun) {
        Dag before = state.dag();
        Event.PlanChanged changed = changed(state, changes, dag, vars, rerun);
        RunState next = after(state, changed);
        for (Event event : PlanChangeRule.events(next, before, changed)) {
            next = after(next, event);
        }
        for (Event event : Resumption.events(next)) {
            next = after(next, event);
        }
        return next;
    }

    private static RunState after(RunState state, Event event) {
        return Transitions.apply(state, new Entry(state.seq() + 1, state.facts().at(), event));
    }

    private static Event.PlanChanged changed(
            RunState state,
            PlanComparison changes,
            Dag dag,
            Map<String, String> vars,
            List<String> rerun) {
        Plan plan = dag.plan();
        PlanVersion version =
                new PlanVersion(
                        state.facts().plan().version() + 1,
                        plan.name(),
                        plan.source().file(),
                        plan.source().sha256());
        return new Event.PlanChanged(
                version, vars, changes.changed(), changes.added(), changes.removed(), rerun, dag);
    }
}
