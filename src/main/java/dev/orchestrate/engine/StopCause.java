package dev.orchestrate.engine;

import dev.orchestrate.run.ExitCode;

/** Why an invocation is to stop before its time. */
public enum StopCause {
    SIGINT(ExitCode.SIGINT),
    SIGTERM(ExitCode.SIGTERM),
    SIGHUP(ExitCode.SIGHUP);

    private final ExitCode exit;

    StopCause(ExitCode exit) {
        this.exit = exit;
    }

    public ExitCode exit() {
        return exit;
    }
}
