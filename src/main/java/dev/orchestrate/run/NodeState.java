package dev.orchestrate.run;

/**
 * What the predecessors of a node have told it so far, counted, and what it tells its successors.
 *
 * @param remaining predecessors that have not ended
 * @param out the bits of {@link Signal} that its successors have counted
 */
record NodeState(
        int remaining, int unmet, int failed, int skipped, int hard, int canceled, int out) {

    static NodeState of(int predecessors) {
        return new NodeState(predecessors, 0, 0, 0, 0, 0, 0);
    }

    /** After a predecessor has changed its signal. */
    NodeState heard(int before, int now) {
        return new NodeState(
                remaining - change(before, now, Signal.ENDED),
                unmet + change(before, now, Signal.UNMET),
                failed + change(before, now, Signal.FAILED),
                skipped + change(before, now, Signal.SKIPPED),
                hard + change(before, now, Signal.HARD),
                canceled + change(before, now, Signal.CANCELED),
                out);
    }

    NodeState telling(int signal) {
        return new NodeState(remaining, unmet, failed, skipped, hard, canceled, signal);
    }

    boolean onlyCanceled() {
        return unmet == canceled;
    }

    /** All of it, as a barrier without a condition of its own tells it. */
    int passedOn() {
        return (remaining == 0 ? Signal.ENDED : 0)
                | (unmet > 0 ? Signal.UNMET : 0)
                | (failed > 0 ? Signal.FAILED : 0)
                | (skipped > 0 ? Signal.SKIPPED : 0)
                | (hard > 0 ? Signal.HARD : 0)
                | (unmet > 0 && onlyCanceled() ? Signal.CANCELED : 0);
    }

    private static int change(int before, int now, int bit) {
        return ((now & bit) == 0 ? 0 : 1) - ((before & bit) == 0 ? 0 : 1);
    }
}
