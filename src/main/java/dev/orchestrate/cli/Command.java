package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;

/** One command: what it understands, and what it does. Made anew for each call. */
interface Command {
    void describe(Syntax syntax);

    /** Throws a problem where nothing came of it. */
    ExitCode execute(Call call) throws InterruptedException;
}
