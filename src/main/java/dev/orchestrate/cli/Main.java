package dev.orchestrate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the program. */
@Command(name = "orchestrate", mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
