package dev.orchestrate.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** Runs commands as a user would, in a folder and with an environment that holds nothing else. */
record Shell(Path folder, Map<String, String> environment) {
    /** The checkout that is tested, and the folder that it was packaged into. */
    static final Path PROJECT = Path.of(property("orchestrate.project"));

    static final Path PACKAGED = Path.of(property("orchestrate.home"));

    private static final long HANGS_AFTER_SECONDS = 150;

    /** How a command ended and what it printed. */
    record Ran(int exit, String out, String err) {}

    /** In a folder, with what every login has. */
    static Shell in(Path folder) {
        Map<String, String> login = new HashMap<>();
        for (String name : List.of("PATH", "HOME", "LANG")) {
            String value = System.getenv(name);
            if (value != null) {
                login.put(name, value);
            }
        }
        return new Shell(folder, Map.copyOf(login));
    }

    Shell with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Shell(folder, Map.copyOf(more));
    }

    /** Starts a command; its end, and all it printed, comes with the future. */
    CompletableFuture<Ran> start(Object... command) throws IOException {
        Path out = Files.createTempFile(folder, "printed", ".out");
        Path err = Files.createTempFile(folder, "printed", ".err");
        List<String> words = new ArrayList<>();
        for (Object word : command) {
            words.add(word.toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start()
                .onExit()
                .orTimeout(HANGS_AFTER_SECONDS, TimeUnit.SECONDS)
                .thenApply(ended -> new Ran(ended.exitValue(), take(out), take(err)));
    }

    Ran run(Object... command) throws IOException {
        return start(command).join();
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

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("`" + name + "` is not set: run scripts/test");
        }
        return value;
    }
}
