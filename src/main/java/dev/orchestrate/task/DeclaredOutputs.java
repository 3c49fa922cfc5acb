package dev.orchestrate.task;

import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a task declares to make, looked for after it has succeeded. */
public final class DeclaredOutputs {
    private DeclaredOutputs() {}

    /**
     * The patterns that match nothing, each with the reason where there is another.
     *
     * @param workspace absolute
     */
    public static List<String> missing(Path workspace, List<String> outputs)
            throws InterruptedException {
        Workspace folder = new Workspace(workspace);
        List<String> missing = new ArrayList<>();
        for (String pattern : outputs) {
            try {
                if (folder.find(pattern, 1).isEmpty()) {
                    missing.add("declared output `" + pattern + "` is missing");
                }
            } catch (WorkspaceProblem e) {
                missing.add("declared output: " + e.message());
            }
        }
        return missing;
    }
}
