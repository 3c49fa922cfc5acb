package dev.orchestrate.engine;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.GroupState;
import dev.orchestrate.run.PhaseState;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.ScopeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The time limits of the run, its phases and its groups: time counts while they are under way and
 * no person is awaited. Limits are an invocation's. Confined to one thread.
 *
 * <p>All limits run on one clock of working time, so that a message costs what it changes, however
 * many limits there are.
 */
final class LimitClock implements RunListener {
    private final Map<Integer, Limited> phases = new HashMap<>();
    private final Map<Integer, Limited> groups = new HashMap<>();
    private final @Nullable Limited run;

    /** Phases and groups that are under way and have not been told, the next to be up first. */
    private final TreeSet<Limited> underWay = new TreeSet<>(LimitClock::order);

    private long last;
    private long worked;

    private static final class Limited {
        final ScopeKind kind;
        final String id;
        final int place;

        /** In working time; while it is not under way, what it has left. */
        long upAt;

        boolean counts;
        boolean told;

        Limited(ScopeKind kind, String id, int place, Duration limit) {
            this.kind = kind;
            this.id = id;
            this.place = place;
            this.upAt = limit.toNanos();
        }
    }

    private static int order(Limited a, Limited b) {
        return a.upAt == b.upAt ? Integer.compare(a.place, b.place) : Long.compare(a.upAt, b.upAt);
    }

    LimitClock(RunState state, long now) {
        this.last = now;
        Dag dag = state.dag();
        Duration given = state.facts().options().timeout();
        Duration whole = given == null ? dag.plan().timeout() : given;
        this.run = whole == null ? null : new Limited(ScopeKind.RUN, "", 0, whole);
        for (Dag.PhaseNode phase : dag.phases()) {
            String id = phase.phase().id();
            add(phases, phase.number(), ScopeKind.PHASE, id, phase.phase().timeout());
        }
        for (Dag.GroupNode group : dag.groups()) {
            String id = group.group().fullName();
            add(groups, group.number(), ScopeKind.GROUP, id, group.group().timeout());
        }
        phases.keySet().forEach(number -> followPhase(number, state));
        groups.keySet().forEach(number -> followGroup(number, state));
    }

    private void add(
            Map<Integer, Limited> to,
            int number,
            ScopeKind kind,
            String id,
            @Nullable Duration limit) {
        if (limit != null) {
            to.put(number, new Limited(kind, id, phases.size() + groups.size(), limit));
        }
    }

    /** Events of other kinds begin and end neither phases nor groups. */
    @Override
    public void happened(Entry entry, RunState after) {
        if (entry.event() instanceof Event.OfTask event) {
            followTask(event.task(), after);
        } else if (entry.event() instanceof Event.OfPhase event) {
            followWhole(event.phase(), after);
        } else if (entry.event() instanceof Event.ConditionEvaluated event) {
            switch (event.scope()) {
                case TASK -> followTask(event.id(), after);
                case PHASE -> followWhole(event.id(), after);
                case GROUP -> followGroup(after.dag().groupIndexOf(event.id()), after);
                case RUN -> {}
            }
        }
    }

    private void followTask(String task, RunState state) {
        int item = state.dag().indexOf(task);
        if (item >= 0) {
            followPhase(state.dag().phaseOf(item), state);
            if (item < state.dag().taskCount()) {
                followGroup(state.dag().groupOf(item), state);
            }
        }
    }

    private void followWhole(String phase, RunState state) {
        int number = state.dag().phaseIndexOf(phase);
        followPhase(number, state);
        state.dag().phases().get(number).groups().forEach(group -> followGroup(group, state));
    }

    private void followPhase(int number, RunState state) {
        Limited scope = phases.get(number);
        if (scope != null) {
            PhaseState phase = state.facts().phases().get(number);
            follow(scope, phase.startedAt() != null && phase.finishedAt() == null);
        }
    }

    private void followGroup(int number, RunState state) {
        Limited scope = groups.get(number);
        if (scope != null) {
            GroupState group = state.facts().groups().get(number);
            follow(scope, group.startedAt() != null && group.finishedAt() == null);
        }
    }

    private void follow(Limited scope, boolean counts) {
        if (scope.counts == counts) {
            return;
        }
        underWay.remove(scope);
        scope.counts = counts;
        scope.upAt += counts ? worked : -worked;
        if (counts && !scope.told) {
            underWay.add(scope);
        }
    }

    /** Counts the time since the last call, in which the run stood like that. */
    void advance(RunState state, long now) {
        if (!state.awaitsPerson()) {
            worked += now - last;
        }
        last = now;
    }

    /** The limits that are up, of what is still under way; each is told once. */
    List<Event> expired(RunState state) {
        List<Limited> up = new ArrayList<>();
        if (run != null && !run.told && run.upAt <= worked && isRunUnderWay(state)) {
            up.add(run);
        }
        while (!underWay.isEmpty() && underWay.first().upAt <= worked) {
            up.add(underWay.removeFirst());
        }
        List<Event> events = new ArrayList<>();
        for (Limited scope : up) {
            scope.told = true;
            events.add(new Event.ScopeExpired(scope.kind, scope.id));
        }
        return events;
    }

    /** How long until the next limit is up; null where none is near. */
    @Nullable Duration next(RunState state) {
        if (state.awaitsPerson()) {
            return null;
        }
        long least = underWay.isEmpty() ? Long.MAX_VALUE : underWay.first().upAt;
        if (run != null && !run.told && isRunUnderWay(state)) {
            least = Math.min(least, run.upAt);
        }
        return least == Long.MAX_VALUE ? null : Duration.ofNanos(Math.max(0, least - worked));
    }

    /** A run whose tasks have all ended in time is not failed for what its gates take. */
    private static boolean isRunUnderWay(RunState state) {
        RunView.Counts counts = state.counts();
        return state.isAnythingRunning() || counts.pending() + counts.waiting() > 0;
    }
}
