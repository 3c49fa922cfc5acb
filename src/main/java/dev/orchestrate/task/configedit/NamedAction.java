package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import java.util.List;

/** An action of {@code config_edit}. Pure; any thread. */
sealed interface NamedAction permits WorkflowAction, JestAction, GeneralAction {
    /** As in {@code action: NAME}. */
    String name();

    /** One sentence for people: what it changes. */
    String description();

    /** The keys that it takes beside {@code action} and {@code target}. */
    List<KeySpec> keys();
}
