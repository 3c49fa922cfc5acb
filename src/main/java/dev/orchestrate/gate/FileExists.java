package dev.orchestrate.gate;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.file.Path;
import java.util.List;

/** {@code file_exists}: a file or folder is there, or at least one that matches a pattern. */
public final class FileExists implements CriterionKind {
    static final String KIND = "file_exists";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "A file or folder is there; of a pattern such as `dist/**/*.js` at least one.";
    }

    @Override
    public KeySpec shape() {
        return KeySpec.required(KIND, Kind.TEXT, "a path or a pattern, relative to the workspace");
    }

    @Override
    public Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException {
        String pattern = Body.text(body, KIND);
        try {
            List<Path> found = new Workspace(context.workspace()).find(pattern, 1);
            return found.isEmpty()
                    ? new Verdict.Failed(null, "`" + pattern + "` is missing")
                    : new Verdict.Passed(
                            context.workspace().normalize().relativize(found.getFirst()).toString(),
                            "`" + pattern + "` is there");
        } catch (WorkspaceProblem e) {
            throw new CanNotJudge(e.message(), e);
        }
    }
}
