package dev.orchestrate.run;

import java.time.Instant;
import java.util.Comparator;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;
import org.pcollections.TreePSet;

/**
 * What can be computed from {@link Facts} and is kept up to date so that no question costs a scan
 * of the plan. Redundant by design: a test recomputes it after every event and compares.
 *
 * @param ready tasks of the selection that may start as soon as there is room, first in line first
 * @param parked ready tasks that wait for a lock or for a place in their group, by what they wait
 *     for
 * @param parkedAt what each parked task waits for
 * @param attention tasks about which something is to be decided other than their start
 * @param groupAttention groups whose {@code when} is to be evaluated
 * @param phaseAttention phases about which something may have to be decided
 * @param toEnd running tasks whose attempt the orchestrator is to end
 * @param held phases that wait for the time of their next try
 * @param judging phases whose judgement has been asked for
 * @param undecided phases that are completed and not decided
 * @param groupRunning how many attempts run in each group
 */
record Indexes(
        PVector<NodeState> nodes,
        Tally tally,
        PVector<Tally> phaseTallies,
        PVector<Tally> groupTallies,
        PVector<Integer> groupRunning,
        PSortedSet<Integer> ready,
        PMap<String, PSortedSet<Integer>> parked,
        PMap<Integer, String> parkedAt,
        PSortedSet<Integer> attention,
        PSortedSet<Integer> groupAttention,
        PSortedSet<Integer> phaseAttention,
        PSortedSet<Integer> running,
        PSortedSet<Integer> toEnd,
        PSortedSet<Due> due,
        PSet<Integer> held,
        PSet<Integer> judging,
        PSet<Integer> undecided,
        PMap<String, Integer> locks,
        int cpus) {

    /** A task whose next attempt, or a phase whose next try, has a time. */
    record Due(Instant at, boolean phase, int number) implements Comparable<Due> {
        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::at)
                        .thenComparing(Due::phase)
                        .thenComparingInt(Due::number);

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    static PSortedSet<Integer> numbers() {
        return TreePSet.empty();
    }

    static <T> PSet<T> none() {
        return HashTreePSet.empty();
    }

    static <K, V> PMap<K, V> noMap() {
        return HashTreePMap.empty();
    }
}
