package dev.orchestrate.engine;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.Entry;

/**
 * Tells the engine's developers what it does while it does it. Nothing depends on it, and this one
 * tells nobody: no logging library is loaded for it. Confined to the coordinator's thread.
 */
public class Trace {
    public static final Trace OFF = new Trace();

    Trace() {}

    /** Goes to SLF4J, with what the masks hide hidden. */
    public static Trace logged(Masks masks) {
        return new LoggedTrace(masks);
    }

    void told(Message message) {}

    void decided(Decision decision) {}

    void happened(Entry entry) {}

    /** Everything up to that seq has become durable. */
    void synced(long seq, long nanos) {}

    void submitted(AttemptKey key, AttemptRequest request, Admission answer) {}
}
