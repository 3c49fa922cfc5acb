package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;

/** A named action on GitHub workflow files. */
non-sealed interface WorkflowAction extends NamedAction {
    /**
     * Works out the edits.
     *
     * @throws TaskProblem a key is wrong, or the file can not be changed so
     */
    Outcome plan(Workflow workflow, Keys keys) throws TaskProblem;
}
