package dev.orchestrate.plan.dag;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What runs before what, straight from the rules of the plan language and with no care for cost.
 */
final class NaiveOrder {
    private final Map<String, Set<String>> direct = new LinkedHashMap<>();
    private final Map<String, Set<String>> closed = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, Long> ranks = new HashMap<>();

    NaiveOrder(Plan plan) {
        for (Phase phase : plan.phases()) {
            for (Group group : phase.groups()) {
                for (Task task : group.tasks()) {
                    Set<String> waitsFor = new HashSet<>();
                    task.needs().dependsOn().forEach(id -> waitsFor.addAll(named(plan, id)));
                    for (Group other : phase.groups()) {
                        if (group.dependsOn().contains(other.id())) {
                            other.tasks().forEach(t -> waitsFor.add(t.id()));
                        }
                    }
                    for (Phase other : plan.phases()) {
                        if (phase.dependsOn().contains(other.id())) {
                            tasks(other).forEach(t -> waitsFor.add(t.id()));
                        }
                    }
                    direct.put(task.id(), waitsFor);
                }
            }
        }
    }

    /** All tasks that end before this one begins. */
    Set<String> before(String task) {
        Set<String> known = closed.get(task);
        if (known == null) {
            known = new TreeSet<>(of(direct, task));
            for (String dependency : of(direct, task)) {
                known.addAll(before(dependency));
            }
            closed.put(task, known);
        }
        return known;
    }

    /** The longest chain that ends before this task begins, in tasks. */
    int depth(String task) {
        Integer known = depths.get(task);
        if (known == null) {
            known = 0;
            for (String dependency : of(direct, task)) {
                known = Math.max(known, 1 + depth(dependency));
            }
            depths.put(task, known);
        }
        return known;
    }

    /** Always asked with the same times. */
    long rank(String task, Map<String, Long> millis) {
        Long known = ranks.get(task);
        if (known == null) {
            long longest = 0;
            for (Map.Entry<String, Set<String>> other : direct.entrySet()) {
                if (other.getValue().contains(task)) {
                    longest = Math.max(longest, rank(other.getKey(), millis));
                }
            }
            known = longest + millis.getOrDefault(task, 0L);
            ranks.put(task, known);
        }
        return known;
    }

    private static <T> Set<T> of(Map<String, Set<T>> map, String key) {
        return map.getOrDefault(key, Set.of());
    }

    private static List<Task> tasks(Phase phase) {
        List<Task> tasks = new ArrayList<>();
        phase.groups().forEach(group -> tasks.addAll(group.tasks()));
        return tasks;
    }

    private static List<String> named(Plan plan, String id) {
        List<String> found = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            for (Task task : tasks(phase)) {
                if (task.id().equals(id) || task.id().startsWith(id + "[")) {
                    found.add(task.id());
                }
            }
        }
        return found;
    }
}
