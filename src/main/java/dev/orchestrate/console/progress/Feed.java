package dev.orchestrate.console.progress;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Takes things in on any thread at once, and hands them on, in order, on a thread of its own. What
 * was taken in before {@link #close} is handed on before it returns; what comes later is dropped.
 */
final class Feed<T> implements AutoCloseable {
    private static final Object END = new Object();

    private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Consumer<T> sink;
    private final Thread thread;

    Feed(String name, Consumer<T> sink) {
        this.sink = sink;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    void add(T item) {
        queue.add(item);
    }

    @Override
    public void close() {
        queue.add(END);
        try {
            thread.join();
        } catch (InterruptedException _) {
            // whoever is in such a hurry does not wait for a slow reader
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Object item = queue.take(); item != END; item = queue.take()) {
                @SuppressWarnings("unchecked") // only add() and END put anything in
                T known = (T) item;
                sink.accept(known);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
