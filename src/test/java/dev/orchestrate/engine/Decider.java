package dev.orchestrate.engine;

import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * Another process that decides, which goes on only while the test lets it: its thread and the
 * test's never run at the same time.
 */
final class Decider {
    private final Decisions decisions;
    private final Request request;
    private final Semaphore mayGoOn = new Semaphore(0);
    private final Semaphore waits = new Semaphore(0);
    private final CompletableFuture<Decisions.Outcome> outcome = new CompletableFuture<>();

    Decider(Sim sim, Request request) {
        this.decisions =
                new Decisions(sim.elsewhere(new SimMail(sim.time)), sim.folder(), this::pause);
        this.request = request;
    }

    /** Decides as far as it goes without waiting for anybody. */
    void begin() {
        Thread.ofVirtual().name("decider").start(this::decide);
        waits.acquireUninterruptibly();
    }

    /** What it is told in the end. */
    Decisions.Outcome end() {
        mayGoOn.release(Integer.MAX_VALUE / 2);
        try {
            return outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException refusal ? refusal : e;
        }
    }

    private void decide() {
        try {
            outcome.complete(decisions.decide(request));
        } catch (InterruptedException | RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        } finally {
            waits.release();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        waits.release();
        mayGoOn.acquire();
    }
}
