package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.List;

/** The named actions on GitHub workflow files, and how one is made of a text. */
final class WorkflowActions {
    static final List<WorkflowAction> ALL =
            List.of(
                    new RemoveContinueOnError(),
                    new AddMigrationStep(),
                    new ImplementDeploy("staging"),
                    new ImplementDeploy("production"),
                    new AddApprovalGates(),
                    new MakeTrivyBlocking(),
                    new ParallelizePythonBuilds(),
                    new AddPathFilters(),
                    new AddSbomGeneration(),
                    new AddContainerScanning());

    private WorkflowActions() {}

    /**
     * What an action makes of a workflow's text.
     *
     * @throws TaskProblem a key is wrong, or the file can not be changed so
     */
    static Edited edit(WorkflowAction action, String text, Keys keys) throws TaskProblem {
        Workflow workflow = Workflow.of(YamlFile.tree(text));
        return switch (action.plan(workflow, keys)) {
            case Outcome.Edits(List<Edit> edits, List<String> remarks) ->
                    new Edited.Changed(YamlEditor.edit(text, edits), remarks);
            case Outcome.AlreadySo(String why) -> new Edited.Same(why, true);
            case Outcome.NothingHere(String why) -> new Edited.Same(why, false);
        };
    }
}
