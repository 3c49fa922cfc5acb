package dev.orchestrate.simulation;

import static dev.orchestrate.simulation.Violation.unless;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Facts;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.TaskStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of a state after an event, seen from its facts alone: no index is believed. */
final class Standing {
    private Standing() {}

    static void check(Entry entry, RunState state) {
        switch (entry.event()) {
            case Event.AttemptStarted e -> started(e, state);
            case Event.PhaseStarted e -> phaseStarted(e, state);
            case Event.PhaseJudged e -> judged(e, state);
            case Event.RunEnded e -> ended(e, state);
            default -> {}
        }
    }

    private static void started(Event.AttemptStarted e, RunState state) {
        bounds(e, state);
        Dag dag = state.dag();
        int item = dag.indexOf(e.task());
        if (item >= dag.taskCount()) {
            return;
        }
        Task task = dag.task(item);
        Dag.PhaseNode phase = dag.phases().get(dag.phaseOf(item));
        PhaseStatus status = state.facts().phases().get(phase.number()).status();
        unless(status == PhaseStatus.IN_PROGRESS, "a task starts in a phase that has begun", e);
        boolean anyway = task.needs().runIf() != Task.RunIf.SUCCESS;
        for (String reference : task.needs().dependsOn()) {
            for (int other = 0; other < dag.taskCount(); other++) {
                if (dag.task(other).id().equals(reference)) {
                    dependency(e, state, other, anyway);
                }
            }
        }
        Group group = dag.groups().get(dag.groupOf(item)).group();
        for (Dag.GroupNode other : dag.groups()) {
            boolean before =
                    other.phase() == phase.number()
                            && group.dependsOn().contains(other.group().id());
            for (int i = other.firstTask(); before && i < other.endTask(); i++) {
                dependency(e, state, i, anyway);
            }
        }
    }

    private static void dependency(Event e, RunState state, int item, boolean anyway) {
        TaskStatus status = state.facts().items().get(item).status();
        boolean well = endedWell(state, item);
        unless(
                status.ended() && (well || anyway),
                "a dependent starts after its dependencies",
                e + ", " + state.dag().task(item).id() + " is " + status.word());
    }

    private static boolean endedWell(RunState state, int item) {
        TaskStatus status = state.facts().items().get(item).status();
        boolean tolerated =
                status == TaskStatus.FAILED && !state.dag().task(item).execution().critical();
        return status == TaskStatus.SUCCEEDED || status == TaskStatus.SKIPPED || tolerated;
    }

    private static void bounds(Event.AttemptStarted e, RunState state) {
        Facts facts = state.facts();
        Dag dag = state.dag();
        Integer given = facts.options().maxParallel();
        int most = given == null ? dag.plan().maxParallel() : given;
        int cpus = 0;
        int count = 0;
        Map<String, Integer> locks = new HashMap<>();
        Map<Integer, Integer> groups = new HashMap<>();
        for (int item = 0; item < dag.itemCount(); item++) {
            if (facts.items().get(item).status() != TaskStatus.RUNNING) {
                continue;
            }
            Task task = dag.task(item);
            count++;
            cpus += task.limits().cpus();
            task.limits().locks().forEach(lock -> locks.merge(lock, 1, Integer::sum));
            if (item < dag.taskCount()) {
                groups.merge(dag.groupOf(item), 1, Integer::sum);
            }
        }
        unless(cpus <= most, "no more than max_parallel run", e + ", cpus " + cpus);
        unless(!facts.options().sequential() || count == 1, "one at a time if sequential", e);
        locks.forEach((lock, n) -> unless(n == 1, "a lock has one holder", e + ", " + lock));
        groups.forEach((group, n) -> {
            int limit = dag.groups().get(group).group().maxParallel();
            unless(limit == 0 || n <= limit, "no more of a group than its max_parallel run", e);
        });
    }

    private static void phaseStarted(Event.PhaseStarted e, RunState state) {
        Phase phase = state.dag().phases().get(state.dag().phaseIndexOf(e.phase())).phase();
        for (String before : phase.dependsOn()) {
            PhaseStatus status =
                    state.facts().phases().get(state.dag().phaseIndexOf(before)).status();
            boolean open = status == PhaseStatus.APPROVED || status == PhaseStatus.SKIPPED;
            unless(open, "phases in order behind gates", e + ", " + before + " " + status);
        }
    }

    private static void judged(Event.PhaseJudged e, RunState state) {
        Dag.PhaseNode phase = state.dag().phases().get(state.dag().phaseIndexOf(e.phase()));
        for (int task = phase.firstTask(); task < phase.endTask(); task++) {
            unless(
                    endedWell(state, task),
                    "a phase is judged once its tasks have ended well",
                    e + ", " + state.dag().task(task).id());
        }
    }

    private static void ended(Event.RunEnded e, RunState state) {
        if (e.status() == RunStatus.SUCCEEDED) {
            for (int task = 0; task < state.dag().taskCount(); task++) {
                unless(endedWell(state, task), "a run succeeds once all has ended well", e);
            }
        }
        boolean runs = state.facts().items().stream().anyMatch(Standing::runs);
        unless(!runs, "a run ends once nothing runs", e);
        counts(state);
    }

    private static boolean runs(TaskState task) {
        return task.status() == TaskStatus.RUNNING;
    }

    /** The counts that people are shown, against those of the tasks themselves. */
    static void counts(RunState state) {
        int total = state.dag().taskCount();
        List<TaskState> items = state.facts().items().subList(0, total);
        long succeeded =
                items.stream().filter(item -> item.status() == TaskStatus.SUCCEEDED).count();
        long ended = items.stream().filter(item -> item.status().ended()).count();
        var counts = state.counts();
        boolean same =
                counts.total() == total
                        && counts.succeeded() == succeeded
                        && counts.ended() == ended;
        unless(same, "counts are those of the tasks", counts);
    }
}
