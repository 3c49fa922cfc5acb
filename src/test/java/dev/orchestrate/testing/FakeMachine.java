package dev.orchestrate.testing;

import dev.orchestrate.journal.FileFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The disk of a {@link FakeDisk} behind all processes, and the hand of fate. Its own monitor. */
public final class FakeMachine {

    /** What can fail. All but a read are counted. */
    public enum Act {
        READ,
        CREATE,
        WRITE,
        SYNC,
        TRUNCATE,
        RENAME,
        DELETE,
        LOCK
    }

    /** Decides before each act; what it throws is what the program gets. */
    @FunctionalInterface
    public interface Fate {
        void strike(Act act, Path file, long number) throws IOException;
    }

    /** A change of names: {@code file} is null where {@code to} goes. */
    private record Naming(@Nullable Path from, Path to, @Nullable FakeFile file) {
        boolean isIn(Path folder) {
            return folder.equals(to.getParent())
                    || (from != null && folder.equals(from.getParent()));
        }

        void applyTo(Map<Path, FakeFile> names) {
            if (from != null) {
                names.remove(from);
            }
            if (file == null) {
                names.remove(to);
            } else {
                names.put(to, file);
            }
        }
    }

    final Map<Path, FakeFile> names = new HashMap<>();
    final Map<Path, FakeDisk> locks = new HashMap<>();
    final Map<Path, FileFacts> planted = new HashMap<>();
    private final List<FakeDisk> processes = new ArrayList<>();
    private Map<Path, FakeFile> durable = new HashMap<>();
    private final List<Naming> namings = new ArrayList<>();
    private Fate fate = (_, _, _) -> {};
    private long acts;
    private long crashAt = Long.MAX_VALUE;
    private long capacity = Long.MAX_VALUE;

    FakeMachine(Path folder) {
        for (Path path = folder.toAbsolutePath().normalize();
                path != null;
                path = path.getParent()) {
            FakeFile made = new FakeFile(true);
            names.put(path, made);
            durable.put(path, made);
        }
    }

    /** Another process that sees the same files, and has locks of its own. */
    public synchronized FakeDisk process() {
        FakeDisk process = new FakeDisk(this);
        processes.add(process);
        return process;
    }

    /** How many changes were made or tried so far. */
    public synchronized long acts() {
        return acts;
    }

    /** Kills the process that is about to make the change of that number, counted from 1. */
    public synchronized void crashAt(long act) {
        crashAt = act;
    }

    public synchronized void fate(Fate decides) {
        fate = decides;
    }

    /** All further acts of that kind fail, or, with null as the reason, go well again. */
    public synchronized void fail(Act act, @Nullable String reason) {
        fate =
                (what, _, _) -> {
                    if (what == act && reason != null) {
                        throw new IOException(reason);
                    }
                };
    }

    /** How many more bytes can be written; what is deleted makes room. */
    public synchronized void room(long bytes) {
        capacity = used() + bytes;
    }

    /** Makes a path look as it could not be made here: a link, or somebody else's. */
    public synchronized void plant(Path path, FileFacts facts) {
        planted.put(path.toAbsolutePath().normalize(), facts);
    }

    /** What is durable of a file now; empty where there is none. */
    public synchronized String durable(Path path) {
        FakeFile file = names.get(path);
        return file == null ? "" : new String(file.durable(), StandardCharsets.UTF_8);
    }

    /** What readers see of a file now; empty where there is none. */
    public synchronized String visible(Path path) {
        FakeFile file = names.get(path);
        return file == null ? "" : new String(file.bytes(), StandardCharsets.UTF_8);
    }

    /** Everything stops at once; this much of what was not synced is there when it starts again. */
    public synchronized FakeDisk cutPower(Survival survival) {
        processes.forEach(FakeDisk::die);
        processes.clear();
        for (Naming naming : namings) {
            if (survival.of(1) > 0) {
                naming.applyTo(durable);
            }
        }
        namings.clear();
        durable = reachable();
        names.clear();
        names.putAll(durable);
        for (FakeFile file : new java.util.LinkedHashSet<>(new TreeMap<>(names).values())) {
            file.cutPower(survival);
        }
        crashAt = Long.MAX_VALUE;
        fate = (_, _, _) -> {};
        return process();
    }

    void before(Act act, Path file, FakeDisk process) throws IOException {
        if (act != Act.READ && ++acts >= crashAt) {
            crashAt = Long.MAX_VALUE;
            process.die();
            throw new FakeDisk.Crash();
        }
        fate.strike(act, file, acts);
    }

    void name(Path path, FakeFile file) throws IOException {
        FakeFile parent = path.getParent() == null ? null : names.get(path.getParent());
        if (parent == null || !parent.folder) {
            throw new NoSuchFileException(path.toString());
        }
        change(new Naming(null, path, file));
    }

    void rename(Path from, Path to) {
        List<Path> inside = new ArrayList<>();
        for (Path path : names.keySet()) {
            if (path.startsWith(from)) {
                inside.add(path);
            }
        }
        for (Path path : inside) {
            Path target = path.equals(from) ? to : to.resolve(from.relativize(path));
            change(new Naming(path, target, names.get(path)));
        }
    }

    void unname(Path path) {
        change(new Naming(null, path, null));
    }

    void syncNames(Path folder) {
        for (Iterator<Naming> i = namings.iterator(); i.hasNext(); ) {
            Naming naming = i.next();
            if (naming.isIn(folder)) {
                naming.applyTo(durable);
                i.remove();
            }
        }
    }

    long room() {
        return capacity == Long.MAX_VALUE ? capacity : Math.max(0, capacity - used());
    }

    Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        names.forEach((path, file) -> {
            if (!file.folder) {
                ByteBuffer bytes = ByteBuffer.allocate(file.size());
                file.read(bytes, 0);
                contents.put(path.toString(), new String(bytes.array(), StandardCharsets.UTF_8));
            }
        });
        return contents;
    }

    private void change(Naming naming) {
        naming.applyTo(names);
        namings.add(naming);
    }

    private long used() {
        long used = 0;
        for (FakeFile file : names.values()) {
            used += file.size();
        }
        return used;
    }

    /** A name is lost with its folder. */
    private Map<Path, FakeFile> reachable() {
        Map<Path, FakeFile> kept = new TreeMap<>();
        // A folder sorts before what is in it.
        for (Map.Entry<Path, FakeFile> entry : new TreeMap<>(durable).entrySet()) {
            Path parent = entry.getKey().getParent();
            if (parent == null || kept.containsKey(parent)) {
                kept.put(entry.getKey(), entry.getValue());
            }
        }
        return kept;
    }
}
