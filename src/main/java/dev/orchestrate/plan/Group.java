package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that are started, bounded and waited for together.
 *
 * @param fullName phase and group, as in {@code 1/a}; {@code 1/-} for the tasks of a phase without
 *     groups
 * @param dependsOn ids (not full names) of groups of the same phase, resolved
 * @param maxParallel 0 for no limit of its own
 */
public record Group(
        String id,
        String fullName,
        String name,
        boolean sequential,
        int maxParallel,
        List<String> dependsOn,
        @Nullable Template when,
        boolean failFast,
        @Nullable Duration timeout,
        List<Task> tasks) {}
