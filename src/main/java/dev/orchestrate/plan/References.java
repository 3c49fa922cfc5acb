package dev.orchestrate.plan;

import dev.orchestrate.plan.yaml.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves what phases, groups and tasks say they wait for. */
final class References {
    private static final String UNKNOWN = "unknown-reference";

    private final Problems problems;
    private final List<PhaseDraft> phases;
    private final TaskIndex index;
    private final Map<String, Integer> phaseNumbers = new HashMap<>();

    References(Problems problems, List<PhaseDraft> phases, TaskIndex index) {
        this.problems = problems;
        this.phases = phases;
        this.index = index;
        for (PhaseDraft phase : phases) {
            phaseNumbers.putIfAbsent(phase.id, phase.number);
        }
    }

    void resolve() {
        resolvePhases();
        for (PhaseDraft phase : phases) {
            resolveGroups(phase);
        }
        for (PhaseDraft phase : phases) {
            for (GroupDraft group : phase.groups) {
                resolveTasks(group);
            }
        }
    }

    private void resolvePhases() {
        List<PhaseOrder.Said> said = new ArrayList<>(phases.size());
        for (PhaseDraft phase : phases) {
            List<Integer> dependsOn = numbers(phase, "depends_on");
            List<Integer> beside = numbers(phase, "parallel_with");
            if (dependsOn != null && beside != null && !beside.isEmpty()) {
                problems.error(
                        phase.fields.place("parallel_with"),
                        "conflicting-keys",
                        "phase `" + phase.id + "` has both `depends_on` and `parallel_with`",
                        "keep one: `depends_on` says all that a phase waits for");
            }
            said.add(new PhaseOrder.Said(dependsOn, beside));
        }
        List<List<Integer>> resolved = PhaseOrder.resolve(said);
        for (PhaseDraft phase : phases) {
            phase.dependsOn = resolved.get(phase.number);
        }
        for (PhaseDraft phase : phases) {
            phase.upstream = reachable(phase.number, i -> phases.get(i).dependsOn);
        }
    }

    private @Nullable List<Integer> numbers(PhaseDraft phase, String key) {
        List<Node.Scalar> names = phase.fields.scalarList(key);
        if (names == null) {
            return null;
        }
        List<Integer> numbers = new ArrayList<>(names.size());
        for (Node.Scalar name : names) {
            Integer number = phaseNumbers.get(name.text());
            if (number == null) {
                unknown(name, "phase", problems.suggest(name.text(), phaseNumbers.keySet()));
            } else if (number == phase.number) {
                onItself(name, "phase", phase.id, key);
            } else if (number > phase.number && key.equals("parallel_with")) {
                problems.error(
                        name.place(),
                        "later-phase",
                        "`parallel_with` names phase `" + name.text() + "`, which comes later",
                        "say `parallel_with: [" + phase.id + "]` there instead");
            } else {
                add(numbers, number, name);
            }
        }
        return numbers;
    }

    private void add(List<Integer> numbers, int number, Node.Scalar name) {
        if (numbers.contains(number)) {
            twice(name);
        } else {
            numbers.add(number);
        }
    }

    private void twice(Node.Scalar name) {
        problems.warning(
                name.place(), "duplicate-reference", "`" + name.text() + "` is named twice", null);
    }

    private void unknown(Node.Scalar name, String what, @Nullable String hint) {
        problems.error(
                name.place(),
                UNKNOWN,
                "there is no " + what + " `" + Scalars.shortened(name.text()) + "`",
                hint);
    }

    private void onItself(Node.Scalar name, String what, String id, String key) {
        problems.error(
                name.place(),
                "self-dependency",
                what
                        + " `"
                        + id
                        + (key.equals("depends_on")
                                ? "` depends on itself"
                                : "` is parallel with itself"),
                "remove it");
    }

    private void resolveGroups(PhaseDraft phase) {
        Map<String, Integer> numbers = new HashMap<>();
        for (GroupDraft group : phase.groups) {
            numbers.putIfAbsent(group.id, group.number);
        }
        for (GroupDraft group : phase.groups) {
            List<Node.Scalar> names = group.dependsOnText;
            if (names == null) {
                group.dependsOn = group.number == 0 ? List.of() : List.of(group.number - 1);
                continue;
            }
            List<Integer> found = new ArrayList<>(names.size());
            for (Node.Scalar name : names) {
                Integer number = numbers.get(name.text());
                if (number == null) {
                    unknown(name, "group", groupHint(phase, name.text(), numbers));
                } else if (number == group.number) {
                    onItself(name, "group", group.fullName(), "depends_on");
                } else {
                    add(found, number, name);
                }
            }
            group.dependsOn = found;
        }
        for (GroupDraft group : phase.groups) {
            group.upstream = reachable(group.number, i -> phase.groups.get(i).dependsOn);
        }
    }

    private @Nullable String groupHint(
            PhaseDraft phase, String name, Map<String, Integer> numbers) {
        String prefix = phase.id + "/";
        if (name.startsWith(prefix) && numbers.containsKey(name.substring(prefix.length()))) {
            return "write `" + name.substring(prefix.length()) + "`, without the phase";
        }
        String hint = problems.suggest(name, numbers.keySet());
        return hint == null && index.get(name) != null
                ? "a group depends on groups of its phase; `" + name + "` is a task"
                : hint;
    }

    private interface Dependencies {
        List<Integer> of(int node);
    }

    /** Everything that a node leads to, but for itself. */
    private static BitSet reachable(int from, Dependencies dependencies) {
        BitSet seen = new BitSet();
        List<Integer> open = new ArrayList<>(dependencies.of(from));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (!seen.get(next)) {
                seen.set(next);
                open.addAll(dependencies.of(next));
            }
        }
        seen.clear(from);
        return seen;
    }

    private void resolveTasks(GroupDraft group) {
        TaskDraft above = null;
        for (TaskDraft task : group.tasks) {
            if (task.dependsOnText != null) {
                task.waits = named(task, task.dependsOnText);
            } else if (group.sequential && above != null) {
                task.waits = new TaskDraft.Waits(List.of(above.id), List.of(above), List.of(0L));
            }
            above = task;
        }
    }

    private TaskDraft.Waits named(TaskDraft task, List<Node.Scalar> names) {
        if (names.isEmpty()) {
            return TaskDraft.Waits.NONE;
        }
        List<String> ids = new ArrayList<>(names.size());
        List<TaskDraft> tasks = new ArrayList<>(names.size());
        List<Long> places = new ArrayList<>(names.size());
        // lists are short but for those of generated plans
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (Node.Scalar name : names) {
            TaskDraft other = index.get(name.text());
            if (other == null) {
                unknown(name, "task", taskHint(task, name.text()));
            } else if (other == task) {
                onItself(name, "task", task.id, "depends_on");
            } else if (other.phase != task.phase && !task.phase.upstream.get(other.phase.number)) {
                notUpstream(name, task, other);
            } else if (!seen.add(name.text())) {
                twice(name);
            } else {
                ids.add(name.text());
                tasks.add(other);
                places.add(name.place());
            }
        }
        return new TaskDraft.Waits(List.copyOf(ids), tasks, places);
    }

    private void notUpstream(Node.Scalar name, TaskDraft task, TaskDraft other) {
        problems.error(
                name.place(),
                "not-upstream",
                "task `"
                        + other.id
                        + "` is in phase `"
                        + other.phase.id
                        + "`, which phase `"
                        + task.phase.id
                        + "` does not depend on",
                "make phase `" + task.phase.id + "` depend on `" + other.phase.id + "`");
    }

    private @Nullable String taskHint(TaskDraft task, String name) {
        String hint = problems.suggest(name, index.ids());
        if (hint != null) {
            return hint;
        }
        for (GroupDraft group : task.phase.groups) {
            if (group.id.equals(name) || group.fullName().equals(name)) {
                return "a task depends on tasks; `" + name + "` is a group";
            }
        }
        return phaseNumbers.containsKey(name)
                ? "a task depends on tasks; `" + name + "` is a phase"
                : null;
    }
}
