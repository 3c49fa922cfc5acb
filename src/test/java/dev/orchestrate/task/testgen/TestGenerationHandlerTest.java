package dev.orchestrate.task.testgen;

import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskHandlerContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class TestGenerationHandlerTest extends TaskHandlerContract {
    @Override
    protected TaskHandler handler() {
        return new TestGenerationHandler();
    }

    @Override
    protected Map<String, Value> keys() {
        return Map.of("kind", Contexts.text("service"), "target", Contexts.text("src/sum.ts"));
    }

    @Override
    protected void furnish(Path workspace) throws Exception {
        Files.createDirectory(workspace.resolve("src"));
        Files.writeString(
                workspace.resolve("src/sum.ts"),
                "export function sum(a: number, b: number): number {\n  return a + b;\n}\n");
    }
}
