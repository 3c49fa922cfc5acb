package dev.orchestrate.engine;

import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.journal.RunLock;
import dev.orchestrate.journal.RunLocks.FolderLock;
import dev.orchestrate.journal.StoredRun;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * Finds the run that a plan is at, or makes one, and executes it. A plan has at most one open run,
 * and a run at most one executor.
 */
public final class Runs {
    private Runs() {}

    /**
     * Executes until nothing is left that may be done, or somebody stops it. Whoever tells how it
     * ended marks it as told, last of all.
     */
    public static RunOutcome execute(Setting setting, RunRequest request) {
        setting.storage().folder().make();
        RunOutcome untold = untold(setting, request);
        if (untold != null) {
            return untold;
        }
        try (Opened opened = open(setting, request)) {
            return opened.execute();
        }
    }

    /**
     * How the run had ended that {@link #execute} would tell of instead of executing anything; null
     * where there is none.
     */
    public static @Nullable RunOutcome untold(Setting setting, RunRequest request) {
        return Untold.find(setting, request);
    }

    /**
     * Ends a run for good, with whatever of it is still alive. Nobody executes it, or the caller
     * would have handed its request over.
     */
    public static RunOutcome cancel(Setting setting, RunFolder folder, Request.Cancel request) {
        RunLock lock = setting.storage().locks().lockForExecution(folder);
        try (Opened opened =
                Opened.existing(setting, lock, Patience.NONE, Dag.ExpectedMillis.EQUAL, null)) {
            return opened.cancel(request);
        }
    }

    /**
     * The run that {@link #execute} would go on with, as it is; null where it would begin one.
     * Changes nothing, and refuses what that would refuse.
     */
    public static @Nullable RunState toGoOnWith(Setting setting, RunRequest request) {
        RunHead newest = newest(setting, request);
        Setting.Storage storage = setting.storage();
        if (newest == null || newest.isClosed(storage.disk())) {
            return null;
        }
        if (storage.locks().isAlive(newest.folder())) {
            throw storage.locks().elsewhere(newest.folder());
        }
        StoredPlans plans =
                StoredPlans.toExecute(
                        setting,
                        newest.folder(),
                        expected(setting, before(setting, newest)),
                        StoredPlans.Known.of(setting, request));
        StoredRun stored = StoredRun.read(storage.disk(), newest.folder(), plans, storage.ahead());
        stored.recovered().refuseDamage();
        RunState state = RunReader.state(stored);
        if (!state.isOpen() || request.fresh()) {
            return null;
        }
        refuseUnlessResumed(state, request);
        return state;
    }

    private static Opened open(Setting setting, RunRequest request) {
        Setting.Storage storage = setting.storage();
        try (FolderLock _ = storage.locks().lockFolder(storage.folder())) {
            storage.folder().removeRemains();
            RunHead newest = newest(setting, request);
            if (newest != null) {
                Opened open = openExisting(setting, request, newest);
                if (open != null) {
                    return open;
                }
            }
            return Beginning.begin(setting, request, expected(setting, newest));
        }
    }

    static @Nullable RunHead newest(Setting setting, RunRequest request) {
        String plan = request.plan().name();
        return setting.storage().folder().newest(head -> head.isOf(plan));
    }

    /** The plan's newest run, to go on with; null where it is closed, or has just been. */
    private static @Nullable Opened openExisting(
            Setting setting, RunRequest request, RunHead newest) {
        if (newest.isClosed(setting.storage().disk())) {
            return null;
        }
        RunLock lock = setting.storage().locks().lockForExecution(newest.folder());
        Patience patience = Patience.of(request, setting.world().clock().nanos());
        Dag.ExpectedMillis expected = expected(setting, before(setting, newest));
        StoredPlans.Known known = StoredPlans.Known.of(setting, request);
        Opened opened = Opened.existing(setting, lock, patience, expected, known);
        try {
            RunState state = opened.state();
            if (!state.isOpen()) {
                opened.close();
                return null;
            }
            if (request.fresh()) {
                Beginning.check(setting, request, Runs.graph(request, expected));
                supersede(opened, request);
                return null;
            }
            refuseUnlessResumed(state, request);
            opened.goOn(request, expected);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static void supersede(Opened opened, RunRequest request) {
        String id = "superseded-by-" + request.plan().source().sha256();
        try (opened) {
            opened.cancel(new Request.Cancel(id, "--new", "superseded"));
        }
    }

    /** What failed, was interrupted or is in quarantine goes on only where that is asked for. */
    private static void refuseUnlessResumed(RunState state, RunRequest request) {
        RunStatus status =
                state.status() == RunStatus.RUNNING ? RunStatus.INTERRUPTED : state.status();
        if (request.options().resume()) {
            return;
        }
        switch (status) {
            case FAILED, INTERRUPTED, QUARANTINED ->
                    throw new ProblemException(
                            ExitCode.USAGE,
                            "run `" + state.run() + "` of this plan is " + status.word(),
                            "go on with `orchestrate run --resume`, or begin anew with"
                                    + " `orchestrate run --new`",
                            null);
            case RUNNING, WAITING, PAUSED, SUCCEEDED, CANCELED -> {}
        }
    }

    /** What a run that begins now expects of its tasks. */
    static Dag.ExpectedMillis expected(Setting setting, @Nullable RunHead earlier) {
        return Experience.expected(setting.storage().disk(), earlier);
    }

    /** What a run that is gone on with expects: it knows no more than when it began. */
    static Dag.ExpectedMillis expectedToGoOn(Setting setting, RunRequest request) {
        RunHead run = newest(setting, request);
        return expected(setting, run == null ? null : before(setting, run));
    }

    private static @Nullable RunHead before(Setting setting, RunHead run) {
        return setting.storage()
                .folder()
                .newest(head -> head.isOf(run.plan().name()) && head.id().compareTo(run.id()) < 0);
    }

    static Dag graph(RunRequest request, Dag.ExpectedMillis expected) {
        return Dag.of(request.plan(), expected);
    }
}
