package dev.orchestrate.task.configedit;

/** An action of {@code config_edit} with the keys of a task. Pure; any thread. */
sealed interface NamedAction permits WorkflowAction, JestAction, GeneralAction {}
