package dev.orchestrate.cli;

import dev.orchestrate.executor.Masks;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The secrets of a plan.
 *
 * @param values of those that are set
 * @param environment what tasks inherit: everything but any secret
 */
record PlanSecrets(Map<String, String> values, Map<String, String> environment) {
    static PlanSecrets of(Plan plan, Map<String, String> environment) {
        Set<String> names = names(plan);
        if (names.isEmpty()) {
            return new PlanSecrets(Map.of(), environment);
        }
        Map<String, String> values = new HashMap<>();
        Map<String, String> inherited = new HashMap<>(environment);
        for (String name : names) {
            String value = inherited.remove(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return new PlanSecrets(values, inherited);
    }

    Masks masks() {
        return values.isEmpty() ? Masks.none() : Masks.of(values.values());
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "PlanSecrets" + values.keySet();
    }

    private static Set<String> names(Plan plan) {
        Set<String> names = new LinkedHashSet<>(plan.secrets());
        for (Phase phase : plan.phases()) {
            for (Group group : phase.groups()) {
                add(group.tasks(), names);
            }
            add(phase.checkpoint(), names);
            add(phase.onFailure(), names);
        }
        return names;
    }

    private static void add(List<Task> tasks, Set<String> names) {
        for (Task task : tasks) {
            names.addAll(task.execution().secrets());
        }
    }
}
