package dev.orchestrate.engine;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.GroupState;
import dev.orchestrate.run.PhaseState;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.ScopeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time limits of the run, its phases and its groups: time counts while they are under way and
 * no person is awaited. Limits are an invocation's. Confined to one thread.
 */
final class LimitClock {
    private final List<Limited> scopes = new ArrayList<>();
    private long last;

    private static final class Limited {
        final ScopeKind kind;
        final String id;
        final int number;
        long leftNanos;
        boolean told;

        Limited(ScopeKind kind, String id, int number, Duration limit) {
            this.kind = kind;
            this.id = id;
            this.number = number;
            this.leftNanos = limit.toNanos();
        }

        boolean isUnderWay(RunState state) {
            return switch (kind) {
                case RUN, TASK -> state.isAnythingRunning() || isAnythingLeft(state);
                case PHASE -> {
                    PhaseState phase = state.facts().phases().get(number);
                    yield phase.startedAt() != null && phase.finishedAt() == null;
                }
                case GROUP -> {
                    GroupState group = state.facts().groups().get(number);
                    yield group.startedAt() != null && group.finishedAt() == null;
                }
            };
        }
    }

    /** A run whose tasks have all ended in time is not failed for what its gates take. */
    private static boolean isAnythingLeft(RunState state) {
        RunView.Counts counts = state.counts();
        return counts.pending() + counts.waiting() > 0;
    }

    LimitClock(RunState state, long now) {
        this.last = now;
        Dag dag = state.dag();
        Duration given = state.facts().options().timeout();
        add(ScopeKind.RUN, "", 0, given == null ? dag.plan().timeout() : given);
        for (Dag.PhaseNode phase : dag.phases()) {
            add(ScopeKind.PHASE, phase.phase().id(), phase.number(), phase.phase().timeout());
        }
        for (Dag.GroupNode group : dag.groups()) {
            add(ScopeKind.GROUP, group.group().fullName(), group.number(), group.group().timeout());
        }
    }

    private void add(ScopeKind kind, String id, int number, @Nullable Duration limit) {
        if (limit != null) {
            scopes.add(new Limited(kind, id, number, limit));
        }
    }

    /** Counts the time since the last call, in which the run stood like that. */
    void advance(RunState state, long now) {
        long passed = now - last;
        last = now;
        if (scopes.isEmpty() || state.awaitsPerson()) {
            return;
        }
        for (Limited scope : scopes) {
            if (scope.kind == ScopeKind.RUN || scope.isUnderWay(state)) {
                scope.leftNanos -= passed;
            }
        }
    }

    /** The limits that are up, of what is still under way; each is told once. */
    List<Event> expired(RunState state) {
        List<Event> expired = new ArrayList<>();
        for (Limited scope : scopes) {
            if (!scope.told && scope.leftNanos <= 0 && scope.isUnderWay(state)) {
                scope.told = true;
                expired.add(new Event.ScopeExpired(scope.kind, scope.id));
            }
        }
        return expired;
    }

    /** How long until the next limit is up; null where none is near. */
    @Nullable Duration next(RunState state) {
        if (scopes.isEmpty() || state.awaitsPerson()) {
            return null;
        }
        long least = Long.MAX_VALUE;
        for (Limited scope : scopes) {
            if (!scope.told && scope.isUnderWay(state)) {
                least = Math.min(least, scope.leftNanos);
            }
        }
        return least == Long.MAX_VALUE ? null : Duration.ofNanos(Math.max(0, least));
    }
}
