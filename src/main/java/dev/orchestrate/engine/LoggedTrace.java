package dev.orchestrate.engine;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for each thing: the journal's entries at level trace, all else at debug. */
final class LoggedTrace extends Trace {
    /** The package's name, whatever this class is called. */
    static final String LOGGER = "dev.orchestrate.engine";

    private final Logger log = LoggerFactory.getLogger(LOGGER);
    private final Masks masks;

    LoggedTrace(Masks masks) {
        this.masks = masks;
    }

    @Override
    void told(Message message) {
        debug("told " + message);
    }

    @Override
    void decided(Decision decision) {
        debug("decided to " + words(decision));
    }

    @Override
    void happened(Entry entry) {
        if (log.isTraceEnabled()) {
            log.trace("{}", masks.mask("entry " + entry.seq() + " " + entry.event()));
        }
    }

    @Override
    void synced(long seq, long nanos) {
        debug("synced up to entry " + seq + " in " + nanos / 1_000 + " us");
    }

    /** Without the environment, which is long and may hold what no mask knows. */
    @Override
    void submitted(AttemptKey key, AttemptRequest request, Admission answer) {
        debug(
                "submitted "
                        + attempt(key.task(), key.number())
                        + ": "
                        + answer
                        + " "
                        + request.argv()
                        + " in "
                        + request.directory());
    }

    private static String words(Decision decision) {
        return switch (decision) {
            case Decision.Append(var event) -> "append " + event;
            case Decision.Evaluate(var scope, String id, _) ->
                    "evaluate `when` of " + scope + " `" + id + "`";
            case Decision.Start(Task task, int number) -> "start " + attempt(task.id(), number);
            case Decision.End(Task task, int number, var reason) ->
                    "end " + attempt(task.id(), number) + ": " + reason;
            case Decision.Judge(String phase, int round) ->
                    "judge phase `" + phase + "`, round " + round;
            case Decision.RetryPhase(String phase, int tries) ->
                    "retry phase `" + phase + "` after tries: " + tries;
        };
    }

    private static String attempt(String task, int number) {
        return "attempt " + number + " of `" + task + "`";
    }

    private void debug(String text) {
        log.debug("{}", masks.mask(text));
    }
}
