package dev.orchestrate.task.command;

import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskHandlerContract;
import java.util.Map;

class CommandContractTest extends TaskHandlerContract {
    @Override
    protected TaskHandler handler() {
        return new CommandHandler();
    }

    @Override
    protected Map<String, Value> keys() {
        return Map.of("run", Contexts.text("touch made"));
    }
}
