package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phase: groups of tasks behind a gate.
 *
 * @param dependsOn ids of the phases that must be approved first, resolved from {@code depends_on},
 *     {@code parallel_with} and the order of the plan
 * @param checkpoint tasks of role {@link Role#CHECKPOINT}, in order
 * @param onFailure tasks of role {@link Role#ON_FAILURE}, in order
 */
public record Phase(
        String id,
        String name,
        @Nullable String description,
        List<String> dependsOn,
        @Nullable Template when,
        List<Group> groups,
        List<Task> checkpoint,
        List<Criterion> criteria,
        Approval approval,
        Retry retry,
        @Nullable Duration timeout,
        List<Task> onFailure) {

    public enum Approval {
        AUTO,
        MANUAL,
        NONE
    }
}
