package dev.orchestrate.engine;

import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * A run that had succeeded when its process was killed, before anybody was told. Whoever asked for
 * it asks again, and is told; another run would do everything twice.
 */
final class Untold {
    private Untold() {}

    /** How that run ended; null where a resume has nothing to be told. Changes nothing. */
    static @Nullable RunOutcome find(Setting setting, RunRequest request) {
        if (!request.options().resume() || request.fresh()) {
            return null;
        }
        RunHead newest = Runs.newest(setting, request);
        Setting.Storage storage = setting.storage();
        if (newest == null
                || !newest.isClosed(storage.disk())
                || !storage.locks().isUntold(newest.folder())
                || storage.locks().isAlive(newest.folder())) {
            return null;
        }
        RunState state =
                RunReader.read(
                                storage.disk(),
                                newest.folder(),
                                storage.locks(),
                                setting.knowledge().plans())
                        .state();
        return state.facts().progress().closed() == RunStatus.SUCCEEDED && asks(request, state)
                ? new RunOutcome(newest.folder(), state, ExitCode.DONE, null, true)
                : null;
    }

    /** Whether it is that run which is asked for, and not one of another plan of the same name. */
    private static boolean asks(RunRequest request, RunState state) {
        String plan = request.plan().source().sha256();
        return plan.equals(state.facts().plan().sha256())
                && (request.vars().isEmpty() || request.vars().equals(state.facts().vars()));
    }
}
