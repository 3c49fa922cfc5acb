package dev.orchestrate.engine;

import dev.orchestrate.executor.Report;
import dev.orchestrate.failure.End;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the coordinator is told by whoever else is at work. */
sealed interface Message {
    /** By an executor. */
    record Reported(Report report) implements Message {}

    /**
     * What an attempt left behind has been looked at.
     *
     * @param skip why there was nothing to do; null where there was
     */
    record Examined(
            String task,
            int attempt,
            End end,
            Map<String, String> outputs,
            List<String> warnings,
            long durationMillis,
            @Nullable Long peakMemoryBytes,
            @Nullable String skip)
            implements Message {}

    /** Work in this process is over. */
    record Finished(Examined found) implements Message {}

    /** A phase has been judged, as it stood in that round. */
    record Judged(String phase, int round, List<CriterionResult> criteria) implements Message {}

    /**
     * A checkpoint has been written, or could not be. Times are of a monotonic clock, in
     * nanoseconds.
     *
     * @param seq up to which it is true; 0 where it could not be written
     */
    record Checkpointed(long seq, long from, long to) implements Message {}

    /** Found in the inbox. */
    record Delivered(Inbox.Delivery delivery) implements Message {}

    /** Decided in this process, at its terminal. */
    record Asked(Request request) implements Message {}

    /** Nobody waits here any more for a person to do that task. */
    record PutOff(String task) implements Message {}

    /** To stop: by a signal, or for another reason. A second one ends everything at once. */
    record Stop(StopCause cause) implements Message {}

    /** Something that was to be done elsewhere has failed in a way that nobody expected. */
    record Broken(String what, Throwable cause) implements Message {}
}
