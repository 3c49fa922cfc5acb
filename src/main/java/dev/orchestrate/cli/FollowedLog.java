package dev.orchestrate.cli;

import dev.orchestrate.engine.RunReader;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.TaskState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The output of a task as it comes, attempt by attempt, until nothing more can come. */
final class FollowedLog {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Wiring wiring;
    private final RunHead run;
    private final String task;
    private final @Nullable Long only;
    private int printed;

    FollowedLog(Wiring wiring, RunHead run, String task, @Nullable Long only) {
        this.wiring = wiring;
        this.run = run;
        this.task = task;
        this.only = only;
    }

    void print() throws InterruptedException {
        while (true) {
            RunReader.Seen seen = wiring.look(run);
            Attempt next = next(seen.state().task(task));
            if (next != null) {
                print(next.number());
                printed = next.number();
            }
            boolean over = !seen.alive() || (only != null && printed == only) || hasEnded(seen);
            if (next == null && over) {
                break;
            }
            if (next == null) {
                Thread.sleep(PAUSE);
            }
        }
        if (printed == 0) {
            throw new ProblemException(
                    ExitCode.USAGE, "task `" + task + "` of run `" + run.id() + "` has no log");
        }
    }

    /** Prints one attempt until it has ended, or nobody is there who could tell. */
    private void print(int attempt) throws InterruptedException {
        try (LogReader log =
                new LogReader(run.folder().log(task, attempt), wiring.call().output().out())) {
            while (true) {
                // In this order: what was written before the end is still copied.
                boolean goesOn = runs(attempt);
                log.copy();
                if (!goesOn || wiring.call().output().out().isClosed()) {
                    return;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private boolean runs(int number) {
        RunReader.Seen seen = wiring.look(run);
        TaskState now = seen.state().task(task);
        for (Attempt attempt : now == null ? java.util.List.<Attempt>of() : now.attempts()) {
            if (attempt.number() == number) {
                return seen.alive() && attempt.finishedAt() == null;
            }
        }
        return false;
    }

    /** The last attempt that was not printed yet; at the beginning that is the last of all. */
    private @Nullable Attempt next(@Nullable TaskState state) {
        Attempt next = null;
        for (Attempt attempt : state == null ? java.util.List.<Attempt>of() : state.attempts()) {
            boolean wanted = only == null ? attempt.number() > printed : attempt.number() == only;
            if (wanted && attempt.number() != printed) {
                next = attempt;
            }
        }
        return next;
    }

    private boolean hasEnded(RunReader.Seen seen) {
        TaskState now = seen.state().task(task);
        return now == null || now.status().ended();
    }
}
