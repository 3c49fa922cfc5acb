package dev.orchestrate.run;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;
import org.pcollections.TreePSet;

/**
 * The part of a draft that says who may start next: the line of ready tasks, those parked until a
 * lock or a place in their group is free, those with a time of their own, and what is taken.
 *
 * <p>A parked task waits for one obstacle. When it goes, the first in line of those that wait for
 * it comes back; whoever leaves the line, for its start or for good, wakes the next for what it
 * leaves free. So nobody is forgotten, and nobody is looked at in vain.
 */
final class Queues {
    /** The obstacle of a task that needs more cpus than are free: it keeps its place in line. */
    static final String CPUS = "cpus";

    private final Dag dag;
    private final ReadyOrder order;
    PVector<Integer> groupRunning;
    PSortedSet<Integer> ready;
    PMap<String, PSortedSet<Integer>> parked;
    PMap<Integer, String> parkedAt;
    PSortedSet<Integer> running;
    PSortedSet<Integer> toEnd;
    PSortedSet<Indexes.Due> due;
    PSet<Integer> held;
    PSet<Integer> judging;
    PMap<String, Integer> locks;
    int cpus;

    Queues(Dag dag, Indexes indexes) {
        this.dag = dag;
        this.order = new ReadyOrder(dag);
        this.groupRunning = indexes.groupRunning();
        this.ready = indexes.ready();
        this.parked = indexes.parked();
        this.parkedAt = indexes.parkedAt();
        this.running = indexes.running();
        this.toEnd = indexes.toEnd();
        this.due = indexes.due();
        this.held = indexes.held();
        this.judging = indexes.judging();
        this.locks = indexes.locks();
        this.cpus = indexes.cpus();
    }

    /** A task that may start stands in line, or is parked; another does neither. */
    void ready(int item, boolean wanted) {
        boolean inLine = ready.contains(item);
        String place = parkedAt.get(item);
        if (wanted) {
            if (!inLine && place == null) {
                ready = ready.plus(item);
            }
        } else if (inLine) {
            ready = ready.minus(item);
            wakeForWhatItTakes(item);
        } else if (place != null) {
            unpark(item, place);
        }
    }

    /** A task has a time; it may start then, or, if that is not wanted, not at all. */
    void waits(int task, @Nullable Instant until, boolean wanted) {
        if (until == null) {
            return;
        }
        Indexes.Due entry = new Indexes.Due(until, false, task);
        if (!wanted) {
            due = due.minus(entry);
        } else if (!ready.contains(task) && !parkedAt.containsKey(task)) {
            due = due.plus(entry);
        }
    }

    /** The time of a task has come. */
    void comesDue(Indexes.Due entry) {
        due = due.minus(entry);
        ready = ready.plus(entry.number());
    }

    void moved(int item, TaskState old, TaskState next) {
        boolean was = old.status() == TaskStatus.RUNNING;
        boolean is = next.status() == TaskStatus.RUNNING;
        if (is && !was) {
            ready = ready.minus(item);
            take(item);
        } else if (was && !is) {
            release(item);
        }
        if (old.until() != null && !old.until().equals(next.until())) {
            due = due.minus(new Indexes.Due(old.until(), false, item));
        }
    }

    /** A phase waits for a time, or not any more. */
    void holds(int phase, @Nullable Instant old, @Nullable Instant next) {
        if (old != null && !old.equals(next)) {
            due = due.minus(new Indexes.Due(old, true, phase));
            held = held.minus(phase);
        }
        if (next != null && !next.equals(old)) {
            due = due.plus(new Indexes.Due(next, true, phase));
            held = held.plus(phase);
        }
    }

    /** The time of a phase has come. */
    void release(Indexes.Due entry) {
        due = due.minus(entry);
        held = held.minus(entry.number());
    }

    /** What keeps a ready task from starting at once: a lock, its group, {@link #CPUS}, or null. */
    @Nullable String obstacle(int item, int maxParallel, boolean sequential) {
        Task task = dag.task(item);
        for (String lock : task.limits().locks()) {
            if (locks.containsKey(lock)) {
                return lockName(lock);
            }
        }
        if (item < dag.taskCount() && groupIsFull(dag.groupOf(item))) {
            return groupName(dag.groupOf(item));
        }
        int limit = sequential ? 1 : maxParallel;
        return cpus == 0 || cpus + task.limits().cpus() <= limit ? null : CPUS;
    }

    void park(int item, String obstacle) {
        ready = ready.minus(item);
        PSortedSet<Integer> others = parked.get(obstacle);
        parked = parked.plus(obstacle, (others == null ? empty() : others).plus(item));
        parkedAt = parkedAt.plus(item, obstacle);
        wakeForWhatItTakes(item);
    }

    private void unpark(int item, String place) {
        PSortedSet<Integer> others = parked.get(place);
        PSortedSet<Integer> rest = others == null ? empty() : others.minus(item);
        parked = rest.isEmpty() ? parked.minus(place) : parked.plus(place, rest);
        parkedAt = parkedAt.minus(item);
    }

    private void take(int item) {
        Task task = dag.task(item);
        for (String lock : task.limits().locks()) {
            locks = locks.plus(lock, item);
        }
        cpus += task.limits().cpus();
        if (item < dag.taskCount()) {
            int group = dag.groupOf(item);
            groupRunning = groupRunning.with(group, groupRunning.get(group) + 1);
        }
        running = running.plus(item);
    }

    private void release(int item) {
        Task task = dag.task(item);
        for (String lock : task.limits().locks()) {
            locks = locks.minus(lock);
        }
        cpus -= task.limits().cpus();
        if (item < dag.taskCount()) {
            int group = dag.groupOf(item);
            groupRunning = groupRunning.with(group, groupRunning.get(group) - 1);
        }
        running = running.minus(item);
        toEnd = toEnd.minus(item);
        wakeForWhatItTakes(item);
    }

    private void wakeForWhatItTakes(int item) {
        if (parked.isEmpty()) {
            return;
        }
        for (String lock : dag.task(item).limits().locks()) {
            if (!locks.containsKey(lock)) {
                wakeFirst(lockName(lock));
            }
        }
        if (item < dag.taskCount() && !groupIsFull(dag.groupOf(item))) {
            wakeFirst(groupName(dag.groupOf(item)));
        }
    }

    private void wakeFirst(String obstacle) {
        PSortedSet<Integer> waiting = parked.get(obstacle);
        if (waiting != null) {
            int item = waiting.first();
            unpark(item, obstacle);
            ready = ready.plus(item);
        }
    }

    private boolean groupIsFull(int group) {
        int most = dag.groups().get(group).group().maxParallel();
        return most > 0 && groupRunning.get(group) >= most;
    }

    private PSortedSet<Integer> empty() {
        return TreePSet.empty(order);
    }

    private static String lockName(String lock) {
        return "lock " + lock;
    }

    private String groupName(int group) {
        return "group " + dag.groups().get(group).group().fullName();
    }
}
