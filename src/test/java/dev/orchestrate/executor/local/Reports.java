package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A sink that keeps what it is told, and lets a test await it. Safe for any thread. */
final class Reports implements Consumer<Report> {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final List<Report> all = new ArrayList<>();

    @Override
    public synchronized void accept(Report report) {
        all.add(report);
        notifyAll();
    }

    synchronized List<Report> of(AttemptKey key) {
        return all.stream().filter(report -> report.key().equals(key)).toList();
    }

    synchronized <R extends Report> R await(AttemptKey key, Class<R> type) {
        return type.cast(await(report -> report.key().equals(key) && type.isInstance(report)));
    }

    synchronized <R extends Report> void awaitNth(AttemptKey key, Class<R> type, int n) {
        var left = new AtomicInteger(n);
        await(report ->
                report.key().equals(key) && type.isInstance(report) && left.decrementAndGet() == 0);
    }

    AttemptEnd awaitEnd(AttemptKey key) {
        return await(key, Report.Ended.class).end();
    }

    /** The first that fits, or a failure that shows what came instead. */
    synchronized Report await(Predicate<Report> wanted) {
        long deadline = System.nanoTime() + PATIENCE;
        int seen = 0;
        for (; ; ) {
            for (; seen < all.size(); seen++) {
                if (wanted.test(all.get(seen))) {
                    return all.get(seen);
                }
            }
            long left = deadline - System.nanoTime();
            assertThat(left).as("time left for a report, after %s", all).isPositive();
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
