package dev.orchestrate.gate;

import dev.orchestrate.plan.Durations;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has a verdict found on a thread of its own, which is left behind when its time is up. */
final class TimeBound {
    private TimeBound() {}

    static Verdict within(Duration most, Callable<Verdict> judging) throws InterruptedException {
        FutureTask<Verdict> task = new FutureTask<>(judging);
        Thread.ofVirtual().name("criterion").start(task);
        try {
            return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Verdict.Unjudged("took longer than " + Durations.format(most));
        } catch (ExecutionException e) {
            return broken(e.getCause() == null ? e : e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /** A kind of a user's that throws what it should not must not bring the gate down. */
    private static Verdict broken(Throwable cause) {
        if (cause instanceof CanNotJudge known) {
            return new Verdict.Unjudged(known.reason());
        }
        return new Verdict.Unjudged("could not be judged: " + cause);
    }
}
