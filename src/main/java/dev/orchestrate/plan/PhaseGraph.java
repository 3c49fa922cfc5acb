package dev.orchestrate.plan;

/**
 * What waits for what within one phase. Nodes are its tasks by their numbers, then the entry and
 * the exit of each group: a task waits for its dependencies and its group's entry, an entry for the
 * exits of the groups before it, an exit for all tasks of its group.
 */
final class PhaseGraph implements Cycles.Graph {
    private final PhaseDraft phase;
    private final int tasks;

    PhaseGraph(PhaseDraft phase) {
        this.phase = phase;
        this.tasks = phase.tasks.size();
    }

    @Override
    public int size() {
        return tasks + 2 * phase.groups.size();
    }

    @Override
    public int waitsFor(int node, int i) {
        if (isTask(node)) {
            return taskWaitsFor(phase.tasks.get(node), i);
        }
        GroupDraft group = group(node);
        if (isExit(node)) {
            return i < group.tasks.size() ? group.firstTask + i : -1;
        }
        return i < group.dependsOn.size() ? exit(group.dependsOn.get(i)) : -1;
    }

    private int taskWaitsFor(TaskDraft task, int i) {
        int size = task.waits.tasks().size();
        if (i < size) {
            TaskDraft other = task.waits.tasks().get(i);
            // a task of another phase can not wait for one of this: the group's entry, for nothing
            return other.phase == phase ? other.number : entryOf(task);
        }
        return i == size ? entryOf(task) : -1;
    }

    private int entryOf(TaskDraft task) {
        GroupDraft group = task.group;
        return tasks + 2 * (group == null ? 0 : group.number);
    }

    private int exit(int group) {
        return tasks + 2 * group + 1;
    }

    boolean isTask(int node) {
        return node < tasks;
    }

    boolean isExit(int node) {
        return !isTask(node) && (node - tasks) % 2 == 1;
    }

    /** The group of an entry or exit. */
    GroupDraft group(int node) {
        return phase.groups.get((node - tasks) / 2);
    }

    TaskDraft task(int node) {
        return phase.tasks.get(node);
    }
}
