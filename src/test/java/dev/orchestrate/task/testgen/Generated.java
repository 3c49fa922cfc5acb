package dev.orchestrate.task.testgen;

import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.Work;
import dev.orchestrate.task.Workbench;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** Generates tests as a task does that names a kind and a target, and nothing else. */
final class Generated {
    private Generated() {}

    /** What came of it; the tests are in the workspace. */
    static Work.Result of(Path workspace, String kind, String target) throws Exception {
        Map<String, Value> keys =
                Map.of("kind", Contexts.text(kind), "target", Contexts.text(target));
        Work work =
                new TestGenerationHandler()
                        .prepare(Contexts.of(workspace, "test_generation", keys));
        return ((Work.InProcess) work)
                .action()
                .run(new Workbench(OutputStream.nullOutputStream(), Map.of()));
    }
}
