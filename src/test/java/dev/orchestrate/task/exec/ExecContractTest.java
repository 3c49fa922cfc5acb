package dev.orchestrate.task.exec;

import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskHandlerContract;
import java.util.Map;

class ExecContractTest extends TaskHandlerContract {
    @Override
    protected TaskHandler handler() {
        return new ExecHandler();
    }

    @Override
    protected Map<String, Value> keys() {
        return Map.of("with", new Value.Fields(Map.of("part", Contexts.text("minor"))));
    }
}
