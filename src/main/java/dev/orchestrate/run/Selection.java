package dev.orchestrate.run;

import java.util.List;

/**
 * What an invocation is to run. Empty lists mean everything.
 *
 * @param groups full names, as in {@code 1/a}
 * @param tasks ids; that of a matrix means all of it
 * @param withDependencies adds whatever the selected depend on
 */
public record Selection(
        List<String> phases, List<String> groups, List<String> tasks, boolean withDependencies) {
    public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), false);

    public Selection {
        phases = List.copyOf(phases);
        groups = List.copyOf(groups);
        tasks = List.copyOf(tasks);
    }

    public boolean isAll() {
        return phases.isEmpty() && groups.isEmpty() && tasks.isEmpty();
    }
}
