package dev.orchestrate.console.progress;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Takes things in on any thread at once, and hands them on, in order, on a thread of its own. What
 * was taken in before {@link #close} is handed on before it returns; what comes later is dropped.
 */
final class Feed<T> implements AutoCloseable {
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
        try {
            thread.join();
        } catch (InterruptedException _) {
            // whoever is in such a hurry does not wait for a slow reader
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            Optional<T> item = queue.take();
            while (item.isPresent()) {
                sink.accept(item.get());
                item = queue.take();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
