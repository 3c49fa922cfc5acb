package dev.orchestrate.cli;

import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.command.CommandHandler;
import dev.orchestrate.task.configedit.ConfigEditHandler;
import dev.orchestrate.task.exec.ExecHandler;
import dev.orchestrate.task.filegen.FileGenerationHandler;
import dev.orchestrate.task.manual.ManualHandler;
import dev.orchestrate.task.testgen.TestGenerationHandler;
import dev.orchestrate.workspace.FileWriter;
import java.util.List;

/** The task types of the program itself. */
public final class BuiltInHandlers {
    private BuiltInHandlers() {}

    /**
     * In the order in which they are listed.
     *
     * @param files the one of all of them: it keeps their changes of one file apart
     */
    public static List<TaskHandler> all(FileWriter files) {
        return List.of(
                new CommandHandler(),
                new ManualHandler(),
                new ExecHandler(),
                new ConfigEditHandler(files),
                new TestGenerationHandler(files),
                new FileGenerationHandler(files));
    }
}
