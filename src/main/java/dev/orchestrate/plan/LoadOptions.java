package dev.orchestrate.plan;

import java.util.List;
import java.util.Map;

/**
 * What a plan is loaded with.
 *
 * @param vars values of {@code --var}, over those of the plan
 * @param processors of the machine: what {@code max_parallel} defaults to
 * @param defaultShell the argv that a shell text is appended to where the plan names none
 * @param digest whether to compute that of the file; without it it is empty, and loading starts
 *     faster
 */
public record LoadOptions(
        Map<String, String> vars, int processors, List<String> defaultShell, boolean digest) {
    public LoadOptions {
        vars = Map.copyOf(vars);
        defaultShell = List.copyOf(defaultShell);
        if (processors < 1) {
            throw new IllegalArgumentException("processors must be at least 1, is " + processors);
        }
    }

    public LoadOptions(Map<String, String> vars, int processors, List<String> defaultShell) {
        this(vars, processors, defaultShell, true);
    }
}
