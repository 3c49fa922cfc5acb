package dev.orchestrate.executor.local;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.local.LauncherRecord.Begin;
import dev.orchestrate.executor.local.LauncherRecord.Closed;
import dev.orchestrate.executor.local.LauncherRecord.Ended;
import dev.orchestrate.executor.local.LauncherRecord.Failed;
import dev.orchestrate.executor.local.LauncherRecord.Header;
import dev.orchestrate.executor.local.LauncherRecord.Refused;
import dev.orchestrate.executor.local.LauncherRecord.Stalling;
import dev.orchestrate.executor.local.LauncherRecord.Started;
import dev.orchestrate.executor.local.LauncherRecord.Trouble;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one generation tell, as far as they go: its launcher may still be adding to
 * them. Confined to its owner's lock.
 */
final class PastGeneration {
    private final int number;
    private final String run;
    private final Path log;
    private final LifeLock lock;
    private final RecordStream records = new RecordStream();
    private final Map<Integer, Fate> byId = new HashMap<>();
    private final Map<AttemptKey, Fate> byKey = new HashMap<>();
    private final byte[] chunk = new byte[64 * 1024];
    private long read;
    private @Nullable String boot;
    private @Nullable ProcessIdentity launcher;
    private boolean closed;
    private boolean over;

    PastGeneration(int number, String run, AttemptFiles files) {
        this.number = number;
        this.run = run;
        this.log = files.log(number);
        this.lock = new LifeLock(files.lock(number));
    }

    int number() {
        return number;
    }

    /**
     * Reads what is new. The lock is probed first: what is read after it was free is all there is,
     * save for the word of a process that was being born when its launcher was killed.
     */
    void refresh() throws IOException {
        over = lock.isFree();
        readOn();
    }

    /** Its launcher is gone. */
    boolean isOver() {
        return over;
    }

    /** Only of this boot; one that is about to end may still be seen, though its lock is free. */
    boolean launcherLives() {
        return launcher != null && launcher.lives();
    }

    /** Nothing begins in it any more. */
    boolean isSettled() {
        return over || closed;
    }

    /** Whether a process may have been between its fork and its word when all this was read. */
    boolean hasUnborn() {
        for (Fate fate : byId.values()) {
            if (fate.end == null && fate.process == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an attempt that it does not know may have begun in it: of another boot, records may
     * be missing, since they are not synced.
     */
    boolean mayHaveForgotten(String thisBoot) {
        return boot != null && (records.isDamaged() || !isOf(thisBoot));
    }

    boolean isOf(String thisBoot) {
        return !thisBoot.isEmpty() && thisBoot.equals(boot);
    }

    @Nullable Fate fate(AttemptKey key) {
        return byKey.get(key);
    }

    private void readOn() throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(read);
            for (int n = file.read(chunk); n > 0; n = file.read(chunk)) {
                read += n;
                records.add(chunk, n);
                for (var record = records.next(); record != null; record = records.next()) {
                    note(record);
                }
            }
        } catch (FileNotFoundException e) {
            // its launcher was killed before it could write: nothing was asked of it
            assert read == 0;
        }
    }

    private void note(LauncherRecord record) {
        switch (record) {
            case Header header -> {
                boot = bootOf(header);
                launcher = new ProcessIdentity(header.pid(), header.start());
            }
            case Begin begin -> {
                var fate = new Fate(begin);
                byId.put(begin.id(), fate);
                byKey.put(new AttemptKey(run, begin.task(), begin.attempt()), fate);
            }
            case Started(int id, long pid, long start) ->
                    fate(id).process = new ProcessIdentity(pid, start);
            case Ended(int id, AttemptEnd end) -> fate(id).end = end;
            case Failed(int id, String reason) -> fate(id).end = StartFailure.end(reason);
            case Closed _ -> closed = true;
            case Stalling _, Refused _, Trouble _ -> {} // never written
        }
    }

    private String bootOf(Header header) {
        if (header.version() > RecordCodec.FORMAT_VERSION) {
            throw new IllegalStateException(
                    "`" + log + "` was written by a newer version of the launcher");
        }
        return header.boot();
    }

    private Fate fate(int id) {
        Fate fate = byId.get(id);
        if (fate == null) {
            throw new IllegalStateException("`" + log + "` tells of " + id + ", which never began");
        }
        return fate;
    }

    /** What became of one attempt, as far as it is on record. */
    static final class Fate {
        final Begin begin;
        @Nullable ProcessIdentity process;
        @Nullable AttemptEnd end;

        private Fate(Begin begin) {
            this.begin = begin;
        }
    }
}
