package dev.orchestrate.journal;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Request;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Requests that are handed to whoever executes a run, a file each, in the order of their ids. One
 * that is handed over is there until it is deleted: the executor does so once its entry in the
 * journal, which names the id, is durable. Safe for any thread and process.
 */
public final class Inbox {
    private static final String END = ".json";
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Disk disk;
    private final Path folder;

    public Inbox(Disk disk, RunFolder run) {
        this.disk = disk;
        this.folder = run.inbox();
    }

    /** An id for a request that is made now. */
    public static String newId(Instant now, RandomGenerator random) {
        return RunId.of(now, random) + RunId.fourDigits(random);
    }

    /** Returns once the request is durable. */
    public void send(Request request) {
        Path file = file(request.id());
        try {
            if (disk.createFolder(folder)) {
                disk.syncFolder(Paths.parent(folder));
            }
            disk.replace(file, RequestCodec.encode(request));
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "write", file, e);
        }
    }

    /** Whether a request that was sent has not been taken in yet. */
    public boolean holds(String id) {
        try {
            return disk.exists(file(id));
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "read", file(id), e);
        }
    }

    /** What is there, the oldest first. What no request can be read from is set aside. */
    public Delivery read() {
        return read(new HashSet<>());
    }

    /** Its entry in the journal is durable, or there is one already. */
    public void delete(String id) {
        try {
            disk.delete(file(id));
        } catch (IOException e) {
            throw DiskProblem.of(ExitCode.FAILED, "delete", file(id), e);
        }
    }

    /**
     * Looks for requests every 100 ms, on a thread of its own, and hands each on once; trouble with
     * the disk too.
     */
    public Watch watch(Waiting waiting, Consumer<Delivery> sink) {
        Thread thread =
                Thread.ofVirtual().name("inbox").start(() -> watch(waiting, sink, new HashSet<>()));
        return () -> end(thread);
    }

    private void watch(Waiting waiting, Consumer<Delivery> sink, Set<String> known) {
        try {
            for (Delivery found = read(known);
                    !Thread.currentThread().isInterrupted();
                    found = read(known)) {
                if (!found.isEmpty()) {
                    sink.accept(found);
                }
                waiting.pause(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Thread watch) {
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Delivery read(Set<String> known) {
        List<Request> requests = new ArrayList<>();
        List<SetAside> malformed = new ArrayList<>();
        try {
            List<String> names = disk.list(folder);
            // one that was taken in may come again, from a sender that died before it knew
            known.removeIf(name -> name.endsWith(END) && !names.contains(name));
            for (String name : names) {
                if (name.endsWith(END) && !name.startsWith(".") && !known.contains(name)) {
                    read(name, requests, malformed);
                    known.add(name);
                }
            }
        } catch (IOException e) {
            String why = DiskProblem.message("read", folder, e);
            if (known.add(why)) {
                malformed.add(new SetAside(folder, why));
            }
        }
        return new Delivery(requests, malformed);
    }

    private void read(String name, List<Request> requests, List<SetAside> malformed)
            throws IOException {
        Path file = folder.resolve(name);
        try {
            String id = name.substring(0, name.length() - END.length());
            requests.add(RequestCodec.decode(id, disk.read(file)));
        } catch (NoSuchFileException _) {
            // Somebody else was faster.
        } catch (Fields.Unreadable e) {
            Path aside = folder.resolve(name + ".malformed");
            disk.rename(file, aside);
            malformed.add(new SetAside(aside, String.valueOf(e.getMessage())));
        }
    }

    private Path file(String id) {
        return folder.resolve(id + END);
    }

    /** What was found at once. */
    public record Delivery(List<Request> requests, List<SetAside> malformed) {
        public Delivery {
            requests = List.copyOf(requests);
            malformed = List.copyOf(malformed);
        }

        public boolean isEmpty() {
            return requests.isEmpty() && malformed.isEmpty();
        }
    }

    /** A file that is no request, under the name that it has now. */
    public record SetAside(Path file, String why) {}

    /** Ends when it is closed; nothing is handed on after that. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
