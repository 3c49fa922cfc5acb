package dev.orchestrate.executor.local;

import static java.util.Objects.requireNonNull;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.local.LauncherRecord.Begin;
import dev.orchestrate.executor.local.LauncherRecord.Closed;
import dev.orchestrate.executor.local.LauncherRecord.Ended;
import dev.orchestrate.executor.local.LauncherRecord.Failed;
import dev.orchestrate.executor.local.LauncherRecord.Header;
import dev.orchestrate.executor.local.LauncherRecord.Refused;
import dev.orchestrate.executor.local.LauncherRecord.Stalling;
import dev.orchestrate.executor.local.LauncherRecord.Started;
import dev.orchestrate.executor.local.LauncherRecord.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The attempts that one live launcher was asked to run, by the numbers it knows them by. Safe for
 * any thread.
 */
final class Generation {
    private final int number;
    private final LauncherProcess process;
    private final LocalExecutor executor;
    private final Map<Integer, AttemptKey> keys = new HashMap<>();
    private final Map<AttemptKey, Integer> ids = new HashMap<>();

    /** Asked to end, and whether at once: a launcher that dies may not have heard. */
    private final Map<AttemptKey, Boolean> signaled = new HashMap<>();

    private int lastId;
    private boolean up = true;
    private volatile String trouble = "its launcher can not record its beginning";

    Generation(int number, LauncherProcess process, LocalExecutor executor) {
        this.number = number;
        this.process = process;
        this.executor = executor;
        process.listen(this::heard, this::gone);
    }

    synchronized boolean isUp() {
        return up;
    }

    /**
     * A request that can not be sent has no launcher to go to: then {@link #gone} comes, finds no
     * beginning on record, and says so.
     */
    synchronized void start(AttemptKey key, AttemptRequest request) throws IOException {
        int id = ++lastId;
        keys.put(id, key);
        ids.put(key, id);
        send(LauncherRequest.start(id, key, request));
    }

    /** False where it is not this launcher's, or not any more. */
    synchronized boolean signal(AttemptKey key, boolean atOnce) {
        Integer id = ids.get(key);
        if (id == null) {
            return false;
        }
        signaled.merge(key, atOnce, Boolean::logicalOr);
        send(LauncherRequest.signal(id, atOnce));
        return true;
    }

    private void send(byte[] request) {
        try {
            process.send(request);
        } catch (IOException e) {
            up = false;
        }
    }

    void close() {
        process.closeInput();
    }

    private void heard(LauncherRecord heard) {
        switch (heard) {
            case Header _, Begin _, Closed _ -> {}
            case Started(int id, long pid, _) -> executor.tell(new Report.Began(key(id), pid));
            case Stalling(int id, Duration quiet) ->
                    executor.tell(new Report.Stalling(key(id), quiet));
            case Ended(int id, AttemptEnd end) -> executor.tell(new Report.Ended(over(id), end));
            case Failed(int id, String reason) ->
                    executor.tell(new Report.Ended(over(id), StartFailure.end(reason)));
            case Refused(int id) -> executor.tell(new Report.NeverBegan(over(id), trouble));
            case Trouble(String reason) -> {
                trouble = reason;
                executor.troubled(reason);
            }
        }
    }

    private synchronized AttemptKey key(int id) {
        return requireNonNull(keys.get(id));
    }

    private synchronized AttemptKey over(int id) {
        AttemptKey key = requireNonNull(keys.remove(id));
        ids.remove(key);
        signaled.remove(key);
        return key;
    }

    private void gone() {
        Set<AttemptKey> unheard;
        synchronized (this) {
            up = false;
            unheard = Set.copyOf(ids.keySet());
        }
        executor.inherit(number, unheard);
        Map<AttemptKey, Boolean> unanswered;
        synchronized (this) {
            ids.clear(); // from here on a signal goes to the heir
            unanswered = Map.copyOf(signaled);
        }
        unanswered.forEach(executor::signal);
    }
}
