package dev.orchestrate.engine;

import dev.orchestrate.journal.Inbox;
import dev.orchestrate.run.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one way into a coordinator, and the edge at which all other threads end: whatever goes on
 * beside the coordinator is begun here and comes back as a message. Any thread may post; the
 * coordinator's takes everything that is there at once.
 */
public class Mail {
    private final LinkedBlockingQueue<Message> queue = new LinkedBlockingQueue<>();

    void post(Message message) {
        queue.add(message);
    }

    /** To stop: at once where it has been told before. */
    public final void stop(StopCause cause) {
        post(new Message.Stop(cause));
    }

    /** A decision made in this process. */
    public final void ask(Request request) {
        post(new Message.Asked(request));
    }

    /** Whoever is asked at the terminal does not want to be waited for. */
    public final void putOff(String task) {
        post(new Message.PutOff(task));
    }

    /** What has come; waits for the first, at most so long, or for ever if that is null. */
    List<Message> take(@Nullable Duration atMost) throws InterruptedException {
        List<Message> messages = new ArrayList<>();
        Message first =
                atMost == null
                        ? queue.take()
                        : queue.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        if (first != null) {
            messages.add(first);
            queue.drainTo(messages);
        }
        return messages;
    }

    /** Work that goes on beside the coordinator. */
    interface Errand {
        /** Asks it to end early; its message comes all the same. */
        void interrupt();

        /** Returns when it is over. */
        void await();
    }

    /** Has something done on a thread of its own; its message comes when it is done. */
    Errand send(String name, Callable<? extends Message> work) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual()
                        .name(name)
                        .start(() -> {
                            try {
                                post(result(name, work));
                            } finally {
                                over.complete(null);
                            }
                        });
        return new OnThread(thread, over);
    }

    private record OnThread(Thread thread, CompletableFuture<Void> over) implements Errand {
        @Override
        public void interrupt() {
            thread.interrupt();
        }

        @Override
        public void await() {
            over.join();
        }
    }

    /** The message of work, whatever becomes of it. */
    static Message result(String name, Callable<? extends Message> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return new Message.Broken(name, e);
        }
    }

    /** From here on, what others put into the inbox comes as messages. */
    Inbox.Watch watch(Inbox inbox) {
        return inbox.watch(Thread::sleep, delivery -> post(new Message.Delivered(delivery)));
    }
}
