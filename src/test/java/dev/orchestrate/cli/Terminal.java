package dev.orchestrate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Calls the program in this process, in a folder and with an environment of its own. */
final class Terminal {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OutputStream written = out;

    Terminal(Path folder) {
        this.folder = folder;
    }

    Terminal with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** From now on standard output is that, and can not be looked at. */
    void writingTo(OutputStream stream) {
        written = stream;
    }

    /** The exit code. */
    int call(String... arguments) {
        out.reset();
        err.reset();
        Output output =
                new Output(
                        new Channel(written, Ink.ASCII), new Channel(err, Ink.ASCII), environment);
        Surroundings surroundings =
                new Surroundings(
                        Map.copyOf(environment),
                        folder,
                        new ByteArrayInputStream(new byte[0]),
                        false,
                        _ -> output);
        return new Main(surroundings).run(java.util.List.of(arguments)).code();
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
