package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptRequest.Limits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sees one process that Java started to its end, with the limits of its request. Its thread calls
 * {@link #await}; signals come from any.
 */
final class JavaAttempt {
    private static final long NEVER = Long.MAX_VALUE / 4;
    private static final long LEFTOVERS_LOOK = TimeUnit.MILLISECONDS.toNanos(10);

    /** Until {@code setsid(1)} has begun, on a busy machine too. */
    private static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(200);

    private final JavaProcess process;
    private final long timeoutAfter;
    private final long stallAfter;
    private final long grace;
    private final long began;

    private boolean ending;
    private boolean killed;
    private boolean stalling;
    private long killAt;
    private Limit limit = Limit.NONE;

    JavaAttempt(JavaProcess process, Limits limits, long began) {
        this.process = process;
        this.timeoutAfter = limits.timeout() == null ? NEVER : Nanos.of(limits.timeout());
        this.stallAfter = limits.stallAfter() == null ? NEVER : Nanos.of(limits.stallAfter());
        this.grace = Nanos.of(limits.grace());
        this.began = began;
    }

    /** Returns when nothing of its group is left. */
    AttemptEnd await(Consumer<Duration> onStalling) throws InterruptedException {
        process.onExit(this::wake);
        while (process.isAlive()) {
            long quiet = look(System.nanoTime());
            if (quiet > 0) {
                onStalling.accept(Duration.ofNanos(quiet));
            }
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - began);
        boolean leftovers = somethingStays();
        endLeftovers();
        process.output().finish();
        return new AttemptEnd(process.result(), limit, leftovers, duration, null);
    }

    synchronized void end(boolean atOnce) {
        if (atOnce) {
            ending = true;
            killed = true;
            process.signal(true);
        } else if (!ending) {
            ending = true;
            killAt = System.nanoTime() + grace;
            process.signal(false);
        }
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Does what is due, then waits for what comes next; how long it was quiet if that is news. */
    private synchronized long look(long now) throws InterruptedException {
        long quiet = now - process.output().grownAt();
        if (ending) {
            press(now);
            awaitNanos(killed ? NEVER : killAt - now);
            return 0;
        }
        if (now - began >= timeoutAfter || quiet >= stallAfter) {
            limit = now - began >= timeoutAfter ? Limit.TIMEOUT : Limit.STALL;
            end(false);
            return 0;
        }
        boolean news = quiet >= stallAfter / 2 && !stalling;
        stalling = quiet >= stallAfter / 2;
        if (news) {
            return quiet;
        }
        long nextQuiet = (stalling ? stallAfter : stallAfter / 2) - quiet;
        awaitNanos(Math.min(timeoutAfter - (now - began), nextQuiet));
        return 0;
    }

    private void press(long now) {
        if (!killed && now - killAt >= 0) {
            killed = true;
            process.signal(true);
        }
    }

    /**
     * Whether something of its group outlives it. What was started last may be about to leave for a
     * session of its own, or to end; a signal ends the wait for that, and so does the time limit.
     */
    private boolean somethingStays() throws InterruptedException {
        long settled = Math.min(System.nanoTime() + SETTLE, began + timeoutAfter);
        while (process.groupIsLeft()) {
            synchronized (this) {
                if (ending || System.nanoTime() - settled >= 0) {
                    return true;
                }
                awaitNanos(LEFTOVERS_LOOK);
            }
        }
        return false;
    }

    private void endLeftovers() throws InterruptedException {
        while (process.groupIsLeft()) {
            end(false);
            synchronized (this) {
                press(System.nanoTime());
                awaitNanos(LEFTOVERS_LOOK);
            }
        }
    }

    /** The caller holds the lock. May return early. */
    private void awaitNanos(long nanos) throws InterruptedException {
        if (nanos > 0 && (process.isAlive() || nanos == LEFTOVERS_LOOK)) {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
    }
}
