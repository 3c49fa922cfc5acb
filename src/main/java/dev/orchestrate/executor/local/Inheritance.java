package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.Sighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of earlier generations: finds what became of them, and has those that go on
 * followed. A generation of this process whose launcher died becomes an earlier one. Safe for any
 * thread; never calls the sink with a lock held.
 */
final class Inheritance {
    private final LocalSettings settings;
    private final AttemptFiles files;
    private final Consumer<Report> sink;
    private final String boot = Boot.id();

    /** Written with this object's lock held. */
    private final Map<Integer, Follower> followers = new ConcurrentSkipListMap<>();

    /** The generations of this process, alive or dead. */
    private final Set<Integer> own = new HashSet<>();

    private final Set<AttemptKey> unresolved = new HashSet<>();

    Inheritance(LocalSettings settings, AttemptFiles files, Consumer<Report> sink) {
        this.settings = settings;
        this.files = files;
        this.sink = sink;
    }

    /** A generation that is this process's own is not looked at, unless it is taken over. */
    synchronized void own(int generation) {
        own.add(generation);
    }

    /** Blocks until nothing can begin any more in any of them. */
    synchronized Map<AttemptKey, Sighting> find(Collection<AttemptKey> keys) {
        try {
            for (int generation : files.generations()) {
                if (!own.contains(generation)) {
                    follower(generation).settle();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var found = HashMap.<AttemptKey, Sighting>newHashMap(keys.size());
        for (AttemptKey key : keys) {
            found.put(key, sighting(key));
        }
        unresolved.addAll(found.keySet());
        prune();
        return found;
    }

    private Sighting sighting(AttemptKey key) {
        boolean forgotten = false;
        for (Follower follower : followers.values()) {
            Sighting sighting = follower.adopt(key);
            if (sighting != null) {
                return sighting;
            }
            forgotten |= follower.mayHaveForgotten();
        }
        return forgotten
                ? new Sighting.Lost("the machine was restarted, or its records are damaged")
                : new Sighting.NeverBegan();
    }

    private Follower follower(int generation) {
        return followers.computeIfAbsent(
                generation,
                _ ->
                        new Follower(
                                new PastGeneration(generation, settings.run(), files), boot, sink));
    }

    /** What the dead launcher of a generation of this process has not told is in its records. */
    void takeOver(int generation, Collection<AttemptKey> unheard) {
        for (AttemptKey key : unheard) {
            Report report = report(generation, key);
            if (report != null) {
                sink.accept(report);
            }
        }
    }

    private synchronized @Nullable Report report(int generation, AttemptKey key) {
        try {
            Follower follower = follower(generation);
            follower.settle();
            return switch (follower.adopt(key)) {
                case Sighting.Present _ -> null;
                case Sighting.Ended(var end) -> new Report.Ended(key, end);
                case Sighting.Lost(var why) -> new Report.Lost(key, why);
                case Sighting.NeverBegan _ -> new Report.NeverBegan(key, Follower.KILLED);
                case null -> new Report.NeverBegan(key, Follower.KILLED);
            };
        } catch (IOException e) {
            return new Report.Lost(key, "its records can not be read: " + e.getMessage());
        }
    }

    void signal(AttemptKey key, boolean atOnce) {
        for (Follower follower : followers.values()) {
            if (follower.signal(key, atOnce)) {
                return;
            }
        }
    }

    synchronized void forget(AttemptKey key) {
        if (unresolved.remove(key)) {
            prune();
        }
    }

    /**
     * Once every attempt that was asked for is durable elsewhere, what earlier processes left has
     * served. Generations of this process stay: ends that they tell may not be durable yet.
     */
    private void prune() {
        if (!unresolved.isEmpty()) {
            return;
        }
        followers
                .entrySet()
                .removeIf(entry -> {
                    boolean served = !own.contains(entry.getKey()) && entry.getValue().isOver();
                    if (served) {
                        files.delete(entry.getKey());
                    }
                    return served;
                });
    }

    void close() {
        followers.values().forEach(Follower::close);
    }
}
