package dev.orchestrate.task.filegen;

import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskHandlerContract;
import java.util.Map;

class FileGenerationHandlerTest extends TaskHandlerContract {
    @Override
    protected TaskHandler handler() {
        return new FileGenerationHandler();
    }

    @Override
    protected Map<String, Value> keys() {
        return Map.of(
                "template", Contexts.text("dependabot"), "target", Contexts.text("a/b/file.yml"));
    }
}
