package dev.orchestrate.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A scratch folder with the packaged program on its path, and {@code recheck}, which makes checks
 * of files right that were edited. Commands start in it with an environment that holds nothing of
 * the test's.
 */
record Place(Path folder, Path workspace) {
    private static final Path START =
            Path.of(property("orchestrate.project")).resolve("scripts/orchestrate");
    private static final long HANGS_AFTER_SECONDS = 60;

    /** How a command ended and what it printed. */
    record Ran(int exit, String out, String err) {}

    static Place make(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(folder.resolve("bin"));
        Path program = folder.resolve("bin/orchestrate");
        Files.writeString(program, "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(START));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream recheck = Place.class.getResourceAsStream("recheck.py")) {
            Files.write(folder.resolve("bin/recheck"), requireNonNull(recheck).readAllBytes());
        }
        Files.setPosixFilePermissions(
                folder.resolve("bin/recheck"), PosixFilePermissions.fromString("rwxr-xr-x"));
        // the real path, as the program's messages name it
        Path real = folder.toRealPath();
        return new Place(real, Files.createDirectories(real.resolve("w")));
    }

    void write(String name, String text) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The program's folder comes first on the path, which the test itself is not started with. */
    private List<String> found(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.replaceAll(word ->
                word.equals("orchestrate") ? folder.resolve("bin/orchestrate").toString() : word);
        return words;
    }

    /** A command whose output goes to the files {@code out} and {@code err} of the folder. */
    Process start(List<String> command, Map<String, String> more) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(found(command))
                        .directory(workspace.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        builder.environment().putAll(more);
        return builder.start();
    }

    Ran run(List<String> command, Map<String, String> more) throws IOException {
        Process process = start(command, more);
        return new Ran(endOf(process), printed("out"), printed("err"));
    }

    Ran sh(String text, Map<String, String> more) throws IOException {
        return run(List.of("sh", "-c", text), more);
    }

    Ran sh(String text) throws IOException {
        return sh(text, Map.of());
    }

    /** Bounds a hang; nothing is awaited by time. */
    static int endOf(Process process) {
        try {
            if (process.waitFor(HANGS_AFTER_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            List<ProcessHandle> left = new ArrayList<>(process.descendants().toList());
            left.add(process.toHandle());
            left.forEach(ProcessHandle::destroyForcibly);
            throw new AssertionError("the command has not ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a command printed; bytes that are no UTF-8 become question marks. */
    String printed(String stream) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(stream)), UTF_8);
    }

    boolean has(String glob) throws IOException {
        if (!glob.contains("*")) {
            return Files.exists(workspace.resolve(glob), LinkOption.NOFOLLOW_LINKS);
        }
        var pattern = workspace.getFileSystem().getPathMatcher("glob:" + workspace + "/" + glob);
        try (Stream<Path> tree = Files.walk(workspace)) {
            return tree.anyMatch(pattern::matches);
        }
    }

    /** The journals of all runs under the workspace. */
    List<Path> journals() throws IOException {
        try (Stream<Path> tree = Files.walk(workspace)) {
            return tree.filter(file -> file.endsWith("journal.jsonl")).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Map<String, String> environment() {
        Map<String, String> login = new HashMap<>();
        login.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        login.put("HOME", folder.resolve("home").toString());
        login.put("LANG", "C.UTF-8");
        login.put("JAVA_HOME", System.getProperty("java.home"));
        login.put("ORCHESTRATE_HOME", property("orchestrate.home"));
        return login;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("`" + name + "` is not set: run scripts/test");
        }
        return value;
    }
}
