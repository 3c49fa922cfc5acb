package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;

/** A named action on files that configure Jest. */
non-sealed interface JestAction extends NamedAction {
    /**
     * Makes the change.
     *
     * @throws TaskProblem a key is wrong, or the file can not be changed so
     */
    Edited edit(JestConfig config, Keys keys) throws TaskProblem;
}
