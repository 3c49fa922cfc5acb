package dev.orchestrate.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The packaged program in a folder of its own, as a user calls it. What a test does not say of the
 * two streams it does not accept: they are compared whole, unless it asks for what they hold.
 */
public final class Program {
    private static final long HANGS_AFTER_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private Program(Path folder) {
        this.folder = folder;
        environment.put("NO_COLOR", "1");
        environment.put("LANG", "C.UTF-8");
        environment.put("ORCHESTRATE_HOME", property("orchestrate.home"));
        for (String name : List.of("PATH", "HOME", "JAVA_HOME")) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
    }

    /** In that folder, which is the test's own. */
    public static Program in(Path folder) {
        return new Program(folder);
    }

    /** The usual plan of the folder. */
    public Program plan(String text) {
        return file("orchestrate.yaml", text);
    }

    public Program file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Program env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Path folder() {
        return folder;
    }

    public String read(String name) {
        try {
            return Files.readString(folder.resolve(name), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls the program, and waits for its end. */
    public Ended call(String... arguments) {
        return start(arguments).ended();
    }

    /** Calls the program, and does not wait. */
    public Started start(String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(property("orchestrate.project"), "scripts", "orchestrate").toString());
        words.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("program", ".out");
            Path err = Files.createTempFile("program", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(words)
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Started(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One call that goes on. */
    public record Started(Process process, Path out, Path err) {
        public Ended ended() {
            CompletableFuture<Process> end =
                    process.onExit().orTimeout(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
            int exit = end.join().exitValue();
            return new Ended(exit, take(out), take(err));
        }

        private static String take(Path file) {
            try {
                String text = Files.readString(file, UTF_8);
                Files.delete(file);
                return text;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How a call ended. */
    public record Ended(int exit, String out, String err) {

        public Ended succeeds() {
            return exits(0);
        }

        public Ended exits(int code) {
            assertThat(exit).as("exit of: %s%s", out, err).isEqualTo(code);
            return this;
        }

        public Ended prints(String whole) {
            assertThat(out).isEqualTo(whole);
            return this;
        }

        public Ended printsNothing() {
            return prints("");
        }

        public Ended complains(String whole) {
            assertThat(err).isEqualTo(whole);
            return this;
        }

        public Ended withoutComplaint() {
            return complains("");
        }

        public Ended shows(String part) {
            assertThat(out).contains(part);
            return this;
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("`" + name + "` is not set: run scripts/test");
        }
        return value;
    }
}
