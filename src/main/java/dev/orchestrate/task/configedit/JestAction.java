package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;

/** A named action on files that configure Jest. */
non-sealed interface JestAction extends NamedAction {
    /**
     * Makes the change.
     *
     * @throws TaskProblem the file can not be changed so
     */
    Edited edit(JestConfig config) throws TaskProblem;
}
