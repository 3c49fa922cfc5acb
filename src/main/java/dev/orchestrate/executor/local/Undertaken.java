package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.Sighting;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The attempts that an executor has taken on, its own and those of earlier orchestrators, and whom
 * it reports to. Safe for any thread; nobody is called while it holds its lock.
 */
final class Undertaken {
    private final Inheritance inheritance;
    private final Set<AttemptKey> keys = new HashSet<>();
    private volatile Consumer<Report> sink = _ -> {};

    Undertaken(LocalSettings settings, AttemptFiles files) throws IOException {
        this.inheritance = new Inheritance(settings, files, this::tell);
    }

    Inheritance inheritance() {
        return inheritance;
    }

    void watch(Consumer<Report> sink) {
        this.sink = sink;
    }

    void silence() {
        sink = _ -> {};
    }

    /** What never began may be submitted again. */
    void tell(Report report) {
        if (report instanceof Report.NeverBegan(AttemptKey key, _)) {
            remove(key);
        }
        sink.accept(report);
    }

    synchronized boolean has(AttemptKey key) {
        return keys.contains(key);
    }

    synchronized void add(AttemptKey key) {
        keys.add(key);
    }

    /** Looks for attempts of earlier orchestrators; what began is taken on. */
    Map<AttemptKey, Sighting> find(Collection<AttemptKey> wanted) {
        Map<AttemptKey, Sighting> found = inheritance.find(wanted);
        found.forEach((key, sighting) -> {
            if (!(sighting instanceof Sighting.NeverBegan)) {
                add(key);
            }
        });
        return found;
    }

    void forget(AttemptKey key) {
        remove(key);
        inheritance.forget(key);
    }

    private synchronized void remove(AttemptKey key) {
        keys.remove(key);
    }
}
