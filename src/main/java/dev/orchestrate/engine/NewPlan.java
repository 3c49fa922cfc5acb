package dev.orchestrate.engine;

import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.PlanChangeRule;
import dev.orchestrate.run.PlanComparison;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.Resumption;
import dev.orchestrate.run.RunState;
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

    /** What happens when it takes the place of the plan that the run follows. */
    Event.PlanChanged event(RunState state) {
        Plan plan = dag.plan();
        PlanVersion version =
                new PlanVersion(
                        state.facts().plan().version() + 1,
                        plan.name(),
                        plan.source().file(),
                        plan.source().sha256());
        List<String> rerun =
                resuming.request().changedTasks() == ChangedTasks.RERUN
                        ? PlanChangeRule.rerun(state, dag, changes.changedSucceeded())
                        : List.of();
        return new Event.PlanChanged(
                version,
                vars,
                changes.changed(),
                changes.added(),
                changes.removed(),
                changes.adjusted(),
                rerun,
                dag);
    }

    /** From here on the run follows this plan. */
    void take(Setting setting, RunFolder folder, Chronicle chronicle) {
        Dag before = chronicle.state().dag();
        Event.PlanChanged changed = event(chronicle.state());
        Beginning.write(setting, folder.plan(changed.plan()), resuming.request().text());
        chronicle.happen(changed);
        PlanChangeRule.events(chronicle.state(), before, changed).forEach(chronicle::happen);
        Resumption.events(chronicle.state()).forEach(chronicle::happen);
    }
}
