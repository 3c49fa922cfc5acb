package dev.orchestrate.task;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Scope;
import dev.orchestrate.testing.FixedScope;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.TaskSpec;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Workspace;
import java.nio.file.Path;
import java.util.Map;

/** Contexts of attempt 2 of a task {@code 1.1} in run {@code r}. */
public final class Contexts {
    private Contexts() {}

    public static TaskContext of(Path workspace, String type, Map<String, Value> keys) {
        TaskSpec spec = Plans.task("1.1").type(type);
        keys.forEach(spec::key);
        return of(workspace, task(spec), FixedScope.empty());
    }

    public static TaskContext of(Path workspace, Task task, Scope scope) {
        return new TaskContext(
                task,
                new TaskContext.Identity("r", "1", 2),
                workspace,
                new DiskTree(new Workspace(workspace)),
                workspace.resolveSibling("output.txt"),
                scope);
    }

    public static Task task(TaskSpec spec) {
        return Plans.flat(spec).phases().getFirst().groups().getFirst().tasks().getFirst();
    }

    public static Value text(String source) {
        return new Value.Text(Plans.template(source));
    }
}
