package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;

/** The help of the program as a whole, made without building any command. */
final class TopHelp {
    private static final int COLUMN = 13;

    private TopHelp() {}

    static String text() {
        StringBuilder text =
                new StringBuilder(
                        """
                        Usage: orchestrate [OPTION]... COMMAND [OPTION]... [ARGUMENT]

                        Runs phased plans of tasks as a graph, keeps a journal, survives being killed.

                        Commands:
                        """);
        for (String name : Commands.NAMES) {
            text.append("  ").append(name).repeat(' ', COLUMN - name.length());
            text.append(Commands.summary(name)).append('\n');
        }
        return text.append(
                        """

                        Options of every command:
                          --plan FILE       the plan; left out: config/phases.yaml, else orchestrate.yaml
                          --workspace DIR   where tasks run; left out: the current folder
                          --state-dir DIR   where runs are kept; left out: WORKSPACE/.orchestrate
                          --format FORMAT   how the result is written, such as json
                          --color WHEN      auto, always or never
                          --verbose         tells more
                          --quiet           tells only what was asked for, and errors
                          -h, --help        shows the help of a command

                        In place of a command:
                          -V, --version     shows the version

                        Example:
                          orchestrate init
                          orchestrate run
                          orchestrate status
                        """)
                .toString();
    }

    static ProblemException nothingAsked() {
        return new ProblemException(
                ExitCode.USAGE,
                "there is no command",
                "show the commands with `orchestrate --help`",
                null);
    }
}
