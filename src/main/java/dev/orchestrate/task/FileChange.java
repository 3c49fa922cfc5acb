package dev.orchestrate.task;

import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How a task changes files of the workspace: it reads them and writes what they become into a
 * draft. It may be asked again when a file was changed by somebody else before its own changes were
 * made, and in a dry run, where the draft is only shown.
 */
public interface FileChange {
    /**
     * Drafts the change. Depends on nothing but what it reads of the draft, and starts nothing.
     *
     * @throws TaskProblem it can not be made; nothing is written
     * @throws WorkspaceProblem a path leads out or is no regular file
     */
    Drafted draft(Draft draft) throws TaskProblem, WorkspaceProblem, InterruptedException;

    /** Gives what was drafted its last form, before it is written; not asked in a dry run. */
    default void polish(Draft draft, Workbench bench)
            throws TaskProblem, WorkspaceProblem, IOException, InterruptedException {}

    /**
     * What was drafted.
     *
     * @param outputs of the task
     * @param remarks for the task's log, a line each
     * @param alreadySo why there is nothing to do, where there is not
     */
    record Drafted(Map<String, String> outputs, List<String> remarks, String alreadySo) {
        public Drafted {
            outputs = Map.copyOf(outputs);
            remarks = List.copyOf(remarks);
        }
    }
}
