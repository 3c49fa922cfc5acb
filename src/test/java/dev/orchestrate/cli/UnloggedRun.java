package dev.orchestrate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A run to its end, in a folder and at the log's level that it is given as {@code LEVEL FOLDER};
 * loaded by a test that has hidden the logging libraries. The answer is all that is printed.
 */
public final class UnloggedRun implements UnaryOperator<String> {
    @Override
    public String apply(String given) {
        int blank = given.indexOf(' ');
        Path folder = Path.of(given.substring(blank + 1));
        Path plan = folder.resolve("orchestrate.yaml");
        try {
            Files.writeString(
                    plan,
                    """
                    version: 1
                    name: unlogged
                    phases:
                      - id: one
                        name: One
                        tasks: [{ id: good, run: echo fine }]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Terminal terminal = new Terminal(folder).with("ORCHESTRATE_LOG", given.substring(0, blank));
        int exit = terminal.call("run", "--plan", plan.toString(), "--output", "plain");
        return "exit " + exit + "\n" + terminal.out() + terminal.err();
    }
}
