package dev.orchestrate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the program. */
@Command(name = "orchestrate", mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Does what one command line says; the exit code. */
    static int execute(String... args) {
        return new CommandLine(new Main()).execute(args);
    }
}
