package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.task.OutputFile;
import java.util.ArrayDeque;

/**
 * Attempts of which nothing more is to be known once their ends are durable: what was kept of them
 * until then is forgotten. Confined to the coordinator's thread.
 */
final class Served {
    private final Chronicle chronicle;
    private final AttemptExecutor executor;
    private final Launches launches;
    private final ArrayDeque<Ended> ended = new ArrayDeque<>();

    private record Ended(AttemptKey key, long seq) {}

    Served(Chronicle chronicle, AttemptExecutor executor, Launches launches) {
        this.chronicle = chronicle;
        this.executor = executor;
        this.launches = launches;
    }

    /** One whose end has been written down. */
    void add(AttemptKey key) {
        ended.add(new Ended(key, chronicle.seq()));
    }

    void forgetDurable() {
        while (!ended.isEmpty() && ended.peek().seq() <= chronicle.synced()) {
            AttemptKey key = ended.remove().key();
            executor.forget(key);
            launches.exchanges().forget(key);
            OutputFile.remove(launches.output(key.task(), key.number()));
        }
    }
}
