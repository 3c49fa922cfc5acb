package dev.orchestrate.console.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes things in on any thread at once, and hands them on, in order, on a thread of its own. What
 * was taken in before {@link #close} is handed on before it returns; what comes later is dropped.
 * After the first, things are handed on together, {@value #PAUSE_MILLIS} ms apart: to wake a thread
 * costs whoever adds them more than to add them.
 */
final class Feed<T> implements AutoCloseable {
    /** Shorter than a person notices. */
    private static final long PAUSE_MILLIS = 10;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final LinkedBlockingQueue<Optional<T>> queue = new LinkedBlockingQueue<>();
    private final Consumer<T> sink;
    private final Thread thread;

    Feed(String name, Consumer<T> sink) {
        this.sink = sink;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    void add(T item) {
        queue.add(Optional.of(item));
    }

    @Override
    public void close() {
        queue.add(Optional.empty());
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            // whoever is in such a hurry does not wait for a slow reader
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            List<Optional<T>> items = new ArrayList<>();
            while (true) {
                items.add(queue.take());
                queue.drainTo(items);
                for (Optional<T> item : items) {
                    if (item.isEmpty()) {
                        return;
                    }
                    sink.accept(item.get());
                }
                items.clear();
                closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
