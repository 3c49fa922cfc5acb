package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tasks of all roles under their numbers. Not changed after its constructor. */
final class Items {
    private final List<Task> items = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int taskCount;

    Items(Plan plan) {
        for (Phase phase : plan.phases()) {
            for (Group group : phase.groups()) {
                group.tasks().forEach(this::add);
            }
        }
        taskCount = items.size();
        for (Phase phase : plan.phases()) {
            checksOf(phase).forEach(this::add);
            phase.onFailure().forEach(this::add);
        }
    }

    int taskCount() {
        return taskCount;
    }

    int count() {
        return items.size();
    }

    Task get(int item) {
        return items.get(item);
    }

    int indexOf(String id) {
        return indexes.getOrDefault(id, -1);
    }

    /** The checkpoint commands of a phase, then its command criteria, nested ones included. */
    static List<Task> checksOf(Phase phase) {
        List<Task> checks = new ArrayList<>(phase.checkpoint());
        Deque<Criterion> left = new ArrayDeque<>(phase.criteria());
        while (!left.isEmpty()) {
            Criterion.Check check = left.pop().check();
            if (check instanceof Criterion.Check.Command(Task task)) {
                checks.add(task);
            } else if (check instanceof Criterion.Check.AllOf(List<Criterion> parts)) {
                pushAll(parts, left);
            } else if (check instanceof Criterion.Check.AnyOf(List<Criterion> parts)) {
                pushAll(parts, left);
            } else if (check instanceof Criterion.Check.Not(Criterion part)) {
                left.push(part);
            }
        }
        return checks;
    }

    static int sizeOf(Phase phase) {
        int size = 0;
        for (Group group : phase.groups()) {
            size += group.tasks().size();
        }
        return size;
    }

    private static void pushAll(List<Criterion> parts, Deque<Criterion> to) {
        parts.reversed().forEach(to::push);
    }

    private void add(Task task) {
        if (indexes.putIfAbsent(task.id(), items.size()) != null) {
            throw new IllegalArgumentException("two tasks are called `" + task.id() + "`");
        }
        items.add(task);
    }
}
