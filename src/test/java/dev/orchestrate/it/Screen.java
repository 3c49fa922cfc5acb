package dev.orchestrate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A real terminal, by tmux, in which one command of a shell runs. What is on it is waited for by
 * reading what comes to it, never by time.
 */
final class Screen implements AutoCloseable {
    private final List<String> tmux;
    private final FileChannel coming;
    private final StringBuilder written = new StringBuilder();
    private boolean ended;

    private Screen(List<String> tmux, FileChannel coming) {
        this.tmux = tmux;
        this.coming = coming;
    }

    /**
     * Starts a command.
     *
     * @param text for the shell, with {@code orchestrate} on its path; how it ended is written last
     * @param more of the environment, beside what a login has
     */
    static Screen open(Path folder, int columns, int rows, String text, Map<String, String> more)
            throws IOException {
        Path own = Files.createTempDirectory("screen");
        Files.createSymbolicLink(
                own.resolve("orchestrate"),
                Path.of(System.getProperty("orchestrate.project"), "scripts", "orchestrate"));
        Path begin = Files.writeString(own.resolve("begin"), "trap : INT\nread begin\n" + text);
        List<String> tmux =
                List.of("tmux", "-S", own.resolve("socket").toString(), "-f", "/dev/null");
        List<String> start = new ArrayList<>(tmux);
        start.addAll(
                List.of(
                        "new-session",
                        "-d",
                        "-x",
                        "" + columns,
                        "-y",
                        "" + rows,
                        "-c",
                        "" + folder));
        start.addAll(List.of("env", "-i"));
        environment(own, more).forEach((name, value) -> start.add(name + "=" + value));
        start.addAll(List.of("sh", "-c", ". " + begin + "\necho \"exit $?\"; read end"));
        call(start);
        Path fifo = own.resolve("coming");
        call(List.of("mkfifo", fifo.toString()));
        List<String> pipe = new ArrayList<>(tmux);
        pipe.addAll(List.of("pipe-pane", "cat > " + fifo));
        call(pipe);
        Screen screen = new Screen(tmux, FileChannel.open(fifo, StandardOpenOption.READ));
        screen.types("");
        return screen;
    }

    /** A line, as from a keyboard. */
    void types(String line) throws IOException {
        if (!line.isEmpty()) {
            tmux("send-keys", "-l", line);
        }
        presses("Enter");
    }

    /** A key by its name, as in {@code C-c}. */
    void presses(String key) throws IOException {
        tmux("send-keys", key);
    }

    void resize(int columns, int rows) throws IOException {
        tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    /** Waits until the pattern is found on the screen; what is on it then. */
    String shows(String regex) throws IOException {
        Pattern wanted = Pattern.compile(regex);
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (true) {
            String text = text();
            if (wanted.matcher(text).find()) {
                return text;
            }
            int read = coming.read(buffer.clear());
            assertThat(read).as("the screen will never show %s:%n%s", regex, text).isPositive();
            written.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        }
    }

    /** Ends it; everything that ever came to it, as it came. */
    String written() throws IOException {
        end();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (coming.read(buffer.clear()) > 0) {
            written.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        }
        return written.toString();
    }

    String text() throws IOException {
        return tmux("capture-pane", "-p");
    }

    @Override
    public void close() throws IOException {
        end();
        coming.close();
    }

    private void end() throws IOException {
        if (!ended) {
            ended = true;
            tmux("kill-server");
        }
    }

    private static Map<String, String> environment(Path own, Map<String, String> more) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", own + ":" + System.getenv("PATH"));
        environment.put("HOME", own.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "screen");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("ORCHESTRATE_HOME", System.getProperty("orchestrate.home"));
        environment.putAll(more);
        return environment;
    }

    private String tmux(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(tmux);
        command.addAll(List.of(arguments));
        return call(command);
    }

    private static String call(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as("%s: %s", command, text).isZero();
        return text;
    }
}
