package dev.orchestrate.run;

import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.dag.Dag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.TreePVector;

/** What becomes of a state when another process, or another plan, goes on with it. */
final class Resuming {
    private Resuming() {}

    /**
     * Limits and selections are the invocation's: those of the last one do not hold any more. What
     * was being canceled still is.
     */
    static RunState resumed(RunState state, Event.RunResumed e, Entry entry) {
        Facts f = state.facts();
        List<GroupState> groups = new ArrayList<>(f.groups());
        groups.replaceAll(group -> group.withExpired(false).withFailedFast(false));
        List<PhaseState> phases = new ArrayList<>(f.phases());
        phases.replaceAll(Resuming::unexpired);
        Facts.Edit next = f.edit().after(entry);
        next.labels = Transitions.merged(f.labels(), e.labels());
        next.selection = e.selection();
        next.options = e.options();
        next.invocation = e.invocation();
        boolean canceling = f.progress().canceling();
        next.progress = canceling ? Facts.Progress.BEGUN.withCanceling() : Facts.Progress.BEGUN;
        next.phases = TreePVector.from(phases);
        next.groups = TreePVector.from(groups);
        Facts facts = engaged(next.done());
        return frees(f, facts) ? RunState.of(facts) : Rebuild.of(facts, state);
    }

    /** Whether tasks may do what they might not before, or the other way round. */
    private static boolean frees(Facts before, Facts after) {
        return !before.selection().equals(after.selection())
                || !before.phases().equals(after.phases())
                || !before.groups().equals(after.groups())
                || before.progress().expired()
                || before.progress().failedFast();
    }

    /** Tasks keep their states by id; what the plan does not have any more stays on record. */
    static RunState changed(RunState state, Event.PlanChanged e, Entry entry) {
        Facts f = state.facts();
        Dag old = f.dag();
        Dag dag = e.dag();
        PMap<String, TaskState> removed = f.removed();
        for (int item = 0; item < old.itemCount(); item++) {
            if (old.task(item).role() == Role.TASK && dag.indexOf(old.task(item).id()) < 0) {
                removed = removed.plus(old.task(item).id(), f.items().get(item));
            }
        }
        List<TaskState> items = new ArrayList<>(dag.itemCount());
        for (int item = 0; item < dag.itemCount(); item++) {
            String id = dag.task(item).id();
            TaskState kept = removed.get(id);
            int before = old.indexOf(id);
            items.add(before >= 0 ? f.items().get(before) : kept == null ? TaskState.NEW : kept);
            removed = removed.minus(id);
        }
        Facts.Edit next = f.edit().after(entry);
        next.plan = e.plan();
        next.dag = dag;
        next.vars = e.vars();
        next.items = TreePVector.from(items);
        next.phases = TreePVector.from(phases(f, dag));
        next.groups = TreePVector.from(groups(f, dag));
        next.removed = removed;
        return RunState.of(engaged(next.done()));
    }

    /** A phase is judged by an invocation that selects any of it. */
    static Facts engaged(Facts f) {
        Selected selected = Selected.of(f.dag(), f.selection());
        List<PhaseState> phases = new ArrayList<>(f.phases());
        for (Dag.PhaseNode node : f.dag().phases()) {
            PhaseState.Edit edit = phases.get(node.number()).edit();
            edit.engaged = selected.anyIn(node.firstTask(), node.endTask());
            phases.set(node.number(), edit.done());
        }
        Facts.Edit next = f.edit();
        next.phases = TreePVector.from(phases);
        return next.done();
    }

    private static PhaseState unexpired(PhaseState phase) {
        PhaseState.Edit edit = phase.edit();
        edit.expired = false;
        return edit.done();
    }

    private static List<PhaseState> phases(Facts f, Dag dag) {
        List<PhaseState> phases = new ArrayList<>(dag.phases().size());
        for (Dag.PhaseNode node : dag.phases()) {
            int before = f.dag().phaseIndexOf(node.phase().id());
            phases.add(before < 0 ? PhaseState.NEW : f.phases().get(before));
        }
        return phases;
    }

    private static List<GroupState> groups(Facts f, Dag dag) {
        List<GroupState> groups = new ArrayList<>(dag.groups().size());
        for (Dag.GroupNode node : dag.groups()) {
            int before = f.dag().groupIndexOf(node.group().fullName());
            @Nullable GroupState kept = before < 0 ? null : f.groups().get(before);
            groups.add(kept == null ? GroupState.NEW : kept);
        }
        return groups;
    }
}
