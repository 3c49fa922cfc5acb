package dev.orchestrate.journal;

/**
 * How often a checkpoint is worth its cost: always while all of them together took under 5 % of the
 * time, else after 20 times as long as the last one took. Times are of a monotonic clock, in
 * nanoseconds. Confined to one thread.
 */
public final class CheckpointPace {
    private static final long SHARE = 20;

    private final long begun;
    private long spent;
    private long lastTook;
    private long lastEnded;

    /**
     * From now on.
     *
     * @param cost of the one that there is, as if it had just been written; 0 where there is none
     */
    public CheckpointPace(long now, long cost) {
        begun = now;
        spent = cost;
        lastTook = cost;
        lastEnded = now;
    }

    /** Whether the next batch of transitions is to be followed by a checkpoint. */
    public boolean isDue(long now) {
        return spent * SHARE <= now - begun || now - lastEnded >= lastTook * SHARE;
    }

    public void wrote(long from, long to) {
        lastTook = to - from;
        spent += lastTook;
        lastEnded = to;
    }
}
