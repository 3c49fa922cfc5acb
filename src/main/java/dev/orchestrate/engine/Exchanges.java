package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.journal.Disk;
import dev.orchestrate.journal.FileFacts;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.Reply;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files over which programs are asked and answer. They lie beside the records of the launcher
 * until the end of the attempt is durable, so that whoever sees the attempt to its end finds the
 * reply. Safe for any thread.
 */
final class Exchanges {
    private static final String REQUEST = ".request";
    private static final String REPLY = ".reply";

    private final Disk disk;
    private final RunFolder folder;

    /** The requests that are there, so that nobody looks for that of each ordinary task. */
    private final Set<Path> asked = ConcurrentHashMap.newKeySet();

    Exchanges(Disk disk, RunFolder folder) {
        this.disk = disk;
        this.folder = folder;
        try {
            for (String name : disk.list(folder.attempts())) {
                if (name.endsWith(REQUEST)) {
                    asked.add(folder.attempts().resolve(name));
                }
            }
        } catch (IOException e) {
            // What can not be seen can not be read either: exit codes decide alone.
        }
    }

    /** What is to be started for a program: itself, or what gives it its files. */
    List<String> argv(String task, int attempt, Work.Launch launch) {
        return launch.exchange() == null
                ? launch.argv()
                : launch.exchange()
                        .redirected(
                                launch.argv().getFirst(),
                                request(task, attempt),
                                reply(task, attempt));
    }

    /** Writes the request down, if it is one, before anybody can read it; null, or why not. */
    @Nullable String ask(AttemptKey key, Work.Launch launch) {
        if (launch.exchange() == null) {
            return null;
        }
        Path request = request(key.task(), key.number());
        try {
            disk.replace(request, launch.exchange().request().getBytes(StandardCharsets.UTF_8));
            asked.add(request);
            return null;
        } catch (IOException e) {
            return "its request can not be written: " + e.getMessage();
        }
    }

    /** Whether the program of an attempt was asked, and so owes a reply. */
    boolean wasAsked(String task, int attempt) {
        return asked.contains(request(task, attempt));
    }

    /**
     * What the program has said.
     *
     * @throws TaskProblem that is no reply
     */
    Reply replyOf(String task, int attempt) throws TaskProblem {
        Path file = reply(task, attempt);
        try {
            FileFacts facts = disk.facts(file);
            return Reply.read(
                    facts != null && facts.kind() == FileFacts.Kind.FILE
                            ? beginning(file)
                            : new byte[0]);
        } catch (IOException e) {
            throw new TaskProblem(
                    ErrorClass.TRANSIENT, "its answer can not be read: " + e.getMessage(), e);
        }
    }

    /** Removes what has served. */
    void forget(AttemptKey key) {
        Path request = request(key.task(), key.number());
        if (asked.remove(request)) {
            try {
                disk.delete(reply(key.task(), key.number()));
                disk.delete(request);
            } catch (IOException e) {
                // What stays is of no use to anybody, and goes with the run.
            }
        }
    }

    /** Enough to be read, or to be seen to be too large. */
    private byte[] beginning(Path file) throws IOException {
        try (Disk.ReadableFile from = disk.open(file)) {
            int most = (int) Math.min(from.size(), Reply.MOST_BYTES + 1L);
            ByteBuffer bytes = ByteBuffer.allocate(most);
            while (bytes.hasRemaining() && from.read(bytes, bytes.position()) > 0) {
                // until it is full, or the file has become shorter
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    private Path request(String task, int attempt) {
        return folder.besideLog(task, attempt, REQUEST);
    }

    private Path reply(String task, int attempt) {
        return folder.besideLog(task, attempt, REPLY);
    }
}
