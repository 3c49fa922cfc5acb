package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.NodeKind;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which number each node has: tasks, all-ofs, phase entries, entry and exit of each group, phase
 * exits. Not changed after its constructor.
 */
final class Layout {
    private final Plan plan;
    private final Items items;
    private final List<PhaseNode> phases = new ArrayList<>();
    private final List<GroupNode> groups = new ArrayList<>();
    private final int[] groupOfTask;
    private final int[] phaseOfItem;
    private final int firstEntry;
    private final int firstGroup;
    private final int firstExit;

    Layout(Plan plan, Items items, int allOfCount) {
        this.plan = plan;
        this.items = items;
        this.groupOfTask = new int[items.taskCount()];
        this.phaseOfItem = new int[items.count()];
        this.firstEntry = items.taskCount() + allOfCount;
        this.firstGroup = firstEntry + plan.phases().size();
        int groupCount = 0;
        for (Phase phase : plan.phases()) {
            groupCount += phase.groups().size();
        }
        this.firstExit = firstGroup + 2 * groupCount;
        addPhases();
    }

    Plan plan() {
        return plan;
    }

    Items items() {
        return items;
    }

    List<PhaseNode> phases() {
        return phases;
    }

    List<GroupNode> groups() {
        return groups;
    }

    int groupOf(int task) {
        return groupOfTask[task];
    }

    int phaseOf(int item) {
        return phaseOfItem[item];
    }

    int nodeCount() {
        return firstExit + plan.phases().size();
    }

    NodeKind kind(int node) {
        if (node < items.taskCount()) {
            return NodeKind.TASK;
        } else if (node < firstEntry) {
            return NodeKind.ALL_OF;
        } else if (node < firstGroup) {
            return NodeKind.PHASE_ENTRY;
        } else if (node >= firstExit) {
            return NodeKind.PHASE_EXIT;
        }
        return (node - firstGroup) % 2 == 0 ? NodeKind.GROUP_ENTRY : NodeKind.GROUP_EXIT;
    }

    int ownerOf(int barrier) {
        return switch (kind(barrier)) {
            case TASK -> throw new IllegalArgumentException(barrier + " is not a barrier");
            case ALL_OF -> 0;
            case PHASE_ENTRY -> barrier - firstEntry;
            case GROUP_ENTRY, GROUP_EXIT -> (barrier - firstGroup) / 2;
            case PHASE_EXIT -> barrier - firstExit;
        };
    }

    private void addPhases() {
        Map<String, Integer> numbers = new HashMap<>();
        for (Phase phase : plan.phases()) {
            numbers.put(phase.id(), numbers.size());
        }
        int task = 0;
        int other = items.taskCount();
        for (Phase phase : plan.phases()) {
            int endOfChecks = other + Items.checksOf(phase).size();
            PhaseNode node =
                    new PhaseNode(
                            phases.size(),
                            phase,
                            firstEntry + phases.size(),
                            firstExit + phases.size(),
                            task,
                            task + Items.sizeOf(phase),
                            range(groups.size(), groups.size() + phase.groups().size()),
                            numbersOf(phase.dependsOn(), numbers),
                            range(other, endOfChecks),
                            range(endOfChecks, endOfChecks + phase.onFailure().size()));
            Arrays.fill(phaseOfItem, task, node.endTask(), node.number());
            Arrays.fill(phaseOfItem, other, endOfChecks + phase.onFailure().size(), node.number());
            for (Group group : phase.groups()) {
                task = addGroup(group, node.number(), task);
            }
            other = endOfChecks + phase.onFailure().size();
            phases.add(node);
        }
    }

    private int addGroup(Group group, int phase, int firstTask) {
        int number = groups.size();
        int endTask = firstTask + group.tasks().size();
        int entry = firstGroup + 2 * number;
        groups.add(
                new GroupNode(
                        number,
                        group,
                        phase,
                        entry,
                        entry + 1,
                        firstTask,
                        endTask,
                        hasRunIf(group)));
        Arrays.fill(groupOfTask, firstTask, endTask, number);
        return endTask;
    }

    private static boolean hasRunIf(Group group) {
        for (Task task : group.tasks()) {
            if (task.needs().runIf() != Task.RunIf.SUCCESS) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> numbersOf(List<String> ids, Map<String, Integer> numbers) {
        Set<Integer> found = new LinkedHashSet<>();
        for (String id : ids) {
            Integer number = numbers.get(id);
            if (number == null) {
                throw new IllegalArgumentException("there is no phase `" + id + "`");
            }
            found.add(number);
        }
        return List.copyOf(found);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
