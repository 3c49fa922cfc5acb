package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;

/**
 * What a journal has established about a run. The whole of a checkpoint: everything else in a
 * {@link RunState} can be computed from this.
 *
 * @param seq of the last event that went into it
 * @param at of that event
 * @param items states of {@link Dag} items, by number
 * @param removed what is on record of tasks that a changed plan no longer has, by id
 * @param requests ids of the inbox files that were taken in
 */
public record Facts(
        String run,
        PlanVersion plan,
        Dag dag,
        Map<String, String> vars,
        Map<String, String> labels,
        Selection selection,
        RunOptions options,
        Invocation invocation,
        long seq,
        Instant startedAt,
        Instant at,
        Progress progress,
        PVector<TaskState> items,
        PVector<PhaseState> phases,
        PVector<GroupState> groups,
        PMap<String, TaskState> removed,
        PSet<String> requests) {

    /**
     * Where the run as a whole stands.
     *
     * @param executing whether the journal says that a process executes it
     * @param interruption what ended the last invocation early; null where nothing did
     * @param canceling whether everything is on its way to its end
     * @param expired whether the time limit of the invocation was up
     * @param failedFast whether a failure stops what has not begun
     * @param closed how it ended for good; null while it is open
     * @param finishedAt when the last invocation ended; null while one goes on
     * @param reason why it ended as it did, where that needs words
     */
    public record Progress(
            boolean executing,
            @Nullable String interruption,
            boolean canceling,
            boolean expired,
            boolean failedFast,
            @Nullable RunStatus closed,
            @Nullable Instant finishedAt,
            @Nullable String reason) {
        static final Progress BEGUN =
                new Progress(true, null, false, false, false, null, null, null);

        Progress withCanceling() {
            return new Progress(
                    executing, interruption, true, expired, failedFast, closed, null, reason);
        }

        Progress withExpired() {
            return new Progress(
                    executing, interruption, canceling, true, failedFast, closed, null, reason);
        }

        Progress withFailedFast(boolean stops) {
            return new Progress(
                    executing, interruption, canceling, expired, stops, closed, null, reason);
        }

        Progress stopped(@Nullable String cause, Instant at) {
            return new Progress(false, cause, canceling, expired, failedFast, null, at, reason);
        }

        Progress ended(@Nullable RunStatus how, Instant at, @Nullable String why) {
            return new Progress(false, null, false, expired, failedFast, how, at, why);
        }
    }

    /** Whether both say the same of a run, whichever graph each was read with. */
    public boolean saysTheSameAs(Facts other) {
        Edit edit = other.edit();
        edit.dag = dag;
        return equals(edit.done());
    }

    /** A copy to change and to freeze again. */
    Edit edit() {
        return new Edit(this);
    }

    /** Facts on their way from one event to the next. Confined to the call that makes it. */
    static final class Edit {
        private final String run;
        private final Instant startedAt;
        PlanVersion plan;
        Dag dag;
        Map<String, String> vars;
        Map<String, String> labels;
        Selection selection;
        RunOptions options;
        Invocation invocation;
        long seq;
        Instant at;
        Progress progress;
        PVector<TaskState> items;
        PVector<PhaseState> phases;
        PVector<GroupState> groups;
        PMap<String, TaskState> removed;
        PSet<String> requests;

        private Edit(Facts f) {
            run = f.run;
            startedAt = f.startedAt;
            plan = f.plan;
            dag = f.dag;
            vars = f.vars;
            labels = f.labels;
            selection = f.selection;
            options = f.options;
            invocation = f.invocation;
            seq = f.seq;
            at = f.at;
            progress = f.progress;
            items = f.items;
            phases = f.phases;
            groups = f.groups;
            removed = f.removed;
            requests = f.requests;
        }

        /** After an event. */
        Edit after(Entry entry) {
            seq = entry.seq();
            at = entry.at();
            return this;
        }

        Facts done() {
            return new Facts(
                    run,
                    plan,
                    dag,
                    vars,
                    labels,
                    selection,
                    options,
                    invocation,
                    seq,
                    startedAt,
                    at,
                    progress,
                    items,
                    phases,
                    groups,
                    removed,
                    requests);
        }
    }
}
