package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.List;

/** A named action on GitHub workflow files. */
non-sealed interface WorkflowAction extends NamedAction {
    /**
     * Works out the edits.
     *
     * @throws TaskProblem the file can not be changed so
     */
    Outcome plan(Workflow workflow) throws TaskProblem;

    /**
     * What it makes of a workflow's text.
     *
     * @throws TaskProblem the file can not be changed so
     */
    default Edited edit(String text) throws TaskProblem {
        return switch (plan(Workflow.of(YamlFile.tree(text)))) {
            case Outcome.Edits(List<Edit> edits, List<String> remarks) ->
                    new Edited.Changed(YamlEditor.edit(text, edits), remarks);
            case Outcome.AlreadySo(String why) -> new Edited.Same(why, true);
            case Outcome.NothingHere(String why) -> new Edited.Same(why, false);
        };
    }
}
