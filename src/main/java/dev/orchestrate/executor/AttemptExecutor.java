package dev.orchestrate.executor;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where the processes of attempts run. Every call is idempotent by the attempt's key and returns
 * without waiting for a process. Safe for any thread.
 */
public interface AttemptExecutor extends AutoCloseable {

    Capabilities capabilities();

    /**
     * Names the one who is told. Called once, before anything is submitted or found. The sink gets
     * the reports of one key in order, possibly on different threads, and must return at once.
     */
    void watch(Consumer<Report> sink);

    /** Starts a process, or says why not. The caller has made the intent durable before. */
    Admission submit(AttemptKey key, AttemptRequest request);

    /**
     * Looks for attempts that an earlier process submitted, and takes charge of those that are
     * still there: their end is reported to the sink, perhaps before the caller has the answer.
     * Blocks for as long as it takes to tell, but for no end. The caller names all attempts whose
     * ends it does not have, and has made sure that no other process submits.
     */
    Map<AttemptKey, Sighting> find(Collection<AttemptKey> keys);

    /**
     * Asks the process group to end: SIGTERM, and SIGKILL once the grace of its request is over.
     * What became of it is reported as an end. A key that is not running is left alone.
     */
    void cancel(AttemptKey key);

    /** As {@link #cancel}, with SIGKILL at once. */
    void kill(AttemptKey key);

    /**
     * What became of this attempt, told by a report or found, is durable elsewhere; what the
     * executor keeps of it may go.
     */
    void forget(AttemptKey key);

    /** Lets go: nothing new begins, what runs runs on, no more is reported. */
    @Override
    void close();
}
