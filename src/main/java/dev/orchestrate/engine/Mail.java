package dev.orchestrate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one way into a coordinator. Any thread may post; the coordinator's takes everything that is
 * there at once.
 */
public class Mail {
    private final LinkedBlockingQueue<Message> queue = new LinkedBlockingQueue<>();

    void post(Message message) {
        queue.add(message);
    }

    /** To stop: at once where it has been told before. */
    public void stop(StopCause cause) {
        post(new Message.Stop(cause));
    }

    /** A decision made in this process. */
    public void ask(dev.orchestrate.run.Request request) {
        post(new Message.Asked(request));
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
}
