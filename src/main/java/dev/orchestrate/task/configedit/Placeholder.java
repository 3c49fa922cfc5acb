package dev.orchestrate.task.configedit;

import java.util.List;
import java.util.Set;

/** Knows a step that only says that it does something. */
final class Placeholder {
    private static final Set<String> IDLE = Set.of("echo", "printf", "sleep", "true", ":", "set");

    private Placeholder() {}

    static boolean is(Workflow.Step step) {
        return step.text("run") != null
                && ShellCommands.of(step.run()).stream().allMatch(Placeholder::isIdle);
    }

    /** An {@code echo} that writes into a file or a program does something. */
    private static boolean isIdle(ShellCommands.Command command) {
        return (IDLE.contains(command.first()) || command.words().equals(List.of("exit", "0")))
                && !command.redirected()
                && !command.substitutes()
                && !command.end().equals("|");
    }
}
