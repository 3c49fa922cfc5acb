package dev.orchestrate.cli;

import dev.orchestrate.console.Output;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * What the process was given by whoever started it.
 *
 * @param folder the current one, absolute
 * @param isInputTerminal whether a person can answer
 * @param outputs its two streams, by what is said of color
 */
record Surroundings(
        Map<String, String> environment,
        Path folder,
        InputStream in,
        boolean isInputTerminal,
        Function<Output.Color, Output> outputs) {

    static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                environment,
                Path.of("").toAbsolutePath(),
                System.in,
                Output.isInputTerminal(),
                color -> Output.ofProcess(color, environment));
    }

    Output output(Output.Color color) {
        return outputs.apply(color);
    }
}
