package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.Sighting;
import dev.orchestrate.executor.local.PastGeneration.Fate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the attempts of one earlier generation to their ends, on a thread that lives as long as
 * there are any. Safe for any thread; never calls the sink with its lock held.
 */
final class Follower {
    static final String KILLED = "its launcher was killed";
    private static final String COPIED =
            "its launcher belongs to the original of which this state folder is a copy";
    private static final String RESTARTED = "the machine was restarted";
    private static final Duration PACE = Duration.ofMillis(50);

    private final PastGeneration generation;
    private final String boot;
    private final Consumer<Report> sink;
    private final Map<AttemptKey, Survivor> awaited = new LinkedHashMap<>();
    private boolean following;
    private boolean unreadable;

    /**
     * Its lock is free, and its launcher lives: that holds the lock of another folder, of which
     * this is a copy. What it runs is waited for, and is not ours to signal.
     */
    private boolean copied;

    private volatile boolean closed;

    Follower(PastGeneration generation, String boot, Consumer<Report> sink) {
        this.generation = generation;
        this.boot = boot;
        this.sink = sink;
    }

    /** Returns once nothing begins in this generation any more. */
    synchronized void settle() throws IOException {
        generation.refresh();
        while (!generation.isSettled()) {
            pause();
            generation.refresh();
        }
        boolean here = generation.isOf(boot) && generation.launcherLives();
        if (generation.isOver() && (here || generation.hasUnborn())) {
            pause();
            generation.refresh();
        }
        copied = generation.isOver() && here && generation.launcherLives();
    }

    synchronized boolean isOver() {
        return generation.isOver() && awaited.isEmpty();
    }

    synchronized boolean mayHaveForgotten() {
        return generation.mayHaveForgotten(boot);
    }

    /** Null where it is not of this generation. What is present is followed from now on. */
    synchronized @Nullable Sighting adopt(AttemptKey key) {
        Fate fate = generation.fate(key);
        if (fate == null) {
            return null;
        }
        if (fate.end != null) {
            return new Sighting.Ended(fate.end);
        }
        if (!generation.isOf(boot)) {
            return new Sighting.Lost(RESTARTED);
        }
        var survivor = new Survivor(fate.process, fate.begin.grace());
        if (generation.isOver() && isGone(survivor, System.nanoTime())) {
            return new Sighting.Lost(why());
        }
        awaited.putIfAbsent(key, survivor);
        follow();
        return new Sighting.Present();
    }

    /** False where it is not awaited. */
    synchronized boolean signal(AttemptKey key, boolean atOnce) {
        Survivor survivor = awaited.get(key);
        if (survivor != null && !copied) {
            survivor.end(System.nanoTime(), atOnce);
        }
        return survivor != null;
    }

    void close() {
        closed = true;
    }

    private void follow() {
        if (!following) {
            following = true;
            Thread.ofVirtual().name("follow-" + generation.number()).start(this::followAll);
        }
    }

    private void followAll() {
        boolean more = true;
        while (more && !closed) {
            pause();
            var reports = new ArrayList<Report>();
            more = look(reports);
            if (!closed) {
                reports.forEach(sink);
            }
        }
    }

    /** One look; whether there is something left to follow. */
    private synchronized boolean look(List<Report> reports) {
        try {
            generation.refresh();
            unreadable = false;
            long now = System.nanoTime();
            awaited.entrySet()
                    .removeIf(entry -> {
                        Report report = over(entry.getKey(), entry.getValue(), now);
                        return report != null && reports.add(report);
                    });
        } catch (IOException e) {
            if (!unreadable) {
                awaited.keySet()
                        .forEach(key ->
                                reports.add(
                                        new Report.Unreachable(
                                                key,
                                                "its records can not be read: " + e.getMessage())));
            }
            unreadable = true;
        }
        following = !awaited.isEmpty();
        return following;
    }

    private @Nullable Report over(AttemptKey key, Survivor survivor, long now) {
        Fate fate = generation.fate(key);
        if (fate != null && fate.end != null) {
            return new Report.Ended(key, fate.end);
        }
        if (!generation.isOver()) {
            survivor.press(now);
            return null;
        }
        return isGone(survivor, now) ? new Report.Lost(key, why()) : null;
    }

    private boolean isGone(Survivor survivor, long now) {
        return copied ? !survivor.lives() : survivor.isGone(now);
    }

    private String why() {
        return copied ? COPIED : KILLED;
    }

    private static void pause() {
        try {
            Thread.sleep(PACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
