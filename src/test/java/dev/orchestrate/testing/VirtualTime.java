package dev.orchestrate.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Time that goes on only when it is told to, and what is to happen in it. Outlives the processes of
 * a test. Confined to one thread.
 */
public final class VirtualTime {
    private static final Instant BEGINNING = Instant.parse("2026-01-31T10:00:00Z");

    private record Appointment(long at, long order, Runnable what)
            implements Comparable<Appointment> {
        @Override
        public int compareTo(Appointment other) {
            int sooner = Long.compare(at, other.at);
            return sooner == 0 ? Long.compare(order, other.order) : sooner;
        }
    }

    private final PriorityQueue<Appointment> appointments = new PriorityQueue<>();
    private long nanos;
    private long made;

    public Instant now() {
        return BEGINNING.plusNanos(nanos);
    }

    public long nanos() {
        return nanos;
    }

    /** Something is to happen after that time. */
    public void after(Duration wait, Runnable what) {
        appointments.add(new Appointment(nanos + wait.toNanos(), made++, what));
    }

    /** Lets the next thing happen. False if there is none up to that time, which it is now. */
    public boolean step(long until) {
        Appointment next = appointments.peek();
        if (next == null || next.at() > until) {
            nanos = until == Long.MAX_VALUE ? nanos : Math.max(nanos, until);
            return false;
        }
        appointments.remove();
        nanos = Math.max(nanos, next.at());
        next.what().run();
        return true;
    }
}
