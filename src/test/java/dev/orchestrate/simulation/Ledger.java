package dev.orchestrate.simulation;

import static dev.orchestrate.simulation.Violation.unless;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of a run says, kept by somebody who knows the rules from the contract and shares
 * no code with the engine's state. Confined to one thread.
 */
final class Ledger {
    /** The times of a journal are whole milliseconds. */
    private static final long ROUNDING = 1_000_000;

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Event.PhaseJudged> judged = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Set<String> requests = new HashSet<>();
    private @Nullable Dag dag;
    private long seq;
    private Instant at = Instant.MIN;
    private long elapsed;

    /** What is on record of a task. */
    private static final class Account {
        int last;
        boolean runs;
        @Nullable EndingReason ending;
        int failures;
        int unknown;
        boolean succeeded;
        @Nullable Instant due;
        long dueElapsed;

        void renew(boolean freshBudget) {
            succeeded = false;
            due = null;
            if (freshBudget) {
                failures = 0;
                unknown = 0;
            }
        }
    }

    long seq() {
        return seq;
    }

    /** Why the orchestrator is ending an attempt, as far as the journal says. */
    @Nullable EndingReason ending(String task, int attempt) {
        Account account = accounts.get(task);
        return account != null && account.last == attempt ? account.ending : null;
    }

    /**
     * An entry, in its turn.
     *
     * @param elapsed when it happened, in nanoseconds of a clock that nobody sets
     */
    void happened(Entry entry, long elapsed) {
        unless(entry.seq() == seq + 1, "entries follow each other", entry);
        unless(!entry.at().isBefore(at), "time in the journal never goes back", entry);
        seq = entry.seq();
        at = entry.at();
        this.elapsed = elapsed;
        switch (entry.event()) {
            case Event.RunStarted e -> dag = e.dag();
            case Event.PlanChanged e -> dag = e.dag();
            case Event.AttemptStarted e -> started(e, entry);
            case Event.AttemptEnding e -> ending(e);
            case Event.AttemptEnded e -> ended(e);
            case Event.TaskPending e -> account(e.task()).renew(e.freshBudget());
            case Event.TaskDecided e -> {
                account(e.task()).renew(e.answer() == Answer.RETRY);
                once(e.request());
            }
            case Event.TaskQuarantined e -> quarantined(e);
            case Event.PhaseStarted e -> underWay.add(e.phase());
            case Event.PhaseReopened e -> underWay.add(e.phase());
            case Event.PhaseJudged e -> judged(e);
            case Event.PhaseFailed e -> underWay.remove(e.phase());
            case Event.PhaseApproved e -> {
                bound(e.phase(), e.judgement(), e.digest(), true);
                underWay.remove(e.phase());
                once(e.request());
            }
            case Event.PhaseRejected e -> {
                bound(e.phase(), e.judgement(), e.digest(), true);
                underWay.remove(e.phase());
                once(e.request());
            }
            case Event.Noted e -> once(e.request());
            case Event.RunEnded e -> runEnded(e);
            default -> {}
        }
    }

    private Account account(String task) {
        return accounts.computeIfAbsent(task, _ -> new Account());
    }

    private @Nullable Task task(String id) {
        int item = dag == null ? -1 : dag.indexOf(id);
        return item < 0 || dag == null ? null : dag.task(item);
    }

    private void once(@Nullable String request) {
        unless(
                request == null || requests.add(request),
                "a request is answered once",
                "" + request);
    }

    /** By the clock on the wall, or, as that may have been set back, by the time that went by. */
    private boolean isDue(Account account, Entry entry) {
        return account.due == null
                || !entry.at().isBefore(account.due)
                || elapsed + ROUNDING >= account.dueElapsed;
    }

    private void started(Event.AttemptStarted e, Entry entry) {
        Account account = account(e.task());
        unless(!account.runs, "one attempt of a task at a time", e);
        unless(e.attempt() == account.last + 1, "attempt numbers rise", e);
        Task task = task(e.task());
        if (task != null && task.role() == Role.TASK) {
            unless(!account.succeeded, "what succeeded does not run again", e);
            int most = task.limits().retry().maxAttempts();
            unless(account.failures < most, "attempts within max_attempts", e);
            int mostUnknown = task.execution().idempotent() ? 2 : 1;
            unless(account.unknown < mostUnknown, "an unknown end is left to a person", e);
            unless(isDue(account, entry), "a retry waits until it is due", e);
        }
        account.last = e.attempt();
        account.runs = true;
        account.ending = null;
        account.due = null;
    }

    private void ending(Event.AttemptEnding e) {
        Account account = account(e.task());
        unless(account.runs && account.last == e.attempt(), "only what runs is ended", e);
        account.ending = e.reason();
    }

    private void ended(Event.AttemptEnded e) {
        Account account = account(e.task());
        unless(account.runs && account.last == e.attempt(), "an end is applied once", e);
        account.runs = false;
        EndingReason ending = account.ending;
        if (ending != null) {
            boolean spared =
                    ending == EndingReason.LIMIT && e.status() == AttemptStatus.INTERRUPTED;
            unless(
                    spared || e.status() == expected(ending),
                    "the ending decides the end",
                    e + ", " + ending);
        }
        switch (e.status()) {
            case FAILED, TIMEOUT -> failed(account, e);
            case SUCCEEDED -> account.succeeded = true;
            case UNKNOWN -> account.unknown++;
            default -> {}
        }
        account.due = e.retryAt();
        if (e.retryAt() != null) {
            Duration wait = Duration.between(at, e.retryAt());
            account.dueElapsed = elapsed + wait.toNanos();
        }
    }

    /** A failure on a full disk, a limit's too, costs nothing: see the state's contract. */
    private static AttemptStatus expected(EndingReason ending) {
        return switch (ending) {
            case INTERRUPT -> AttemptStatus.INTERRUPTED;
            case LIMIT -> AttemptStatus.TIMEOUT;
            case CANCEL, REMOVED -> AttemptStatus.CANCELED;
        };
    }

    private void failed(Account account, Event.AttemptEnded e) {
        account.failures++;
        Task task = task(e.task());
        if (task == null || task.role() != Role.TASK) {
            return;
        }
        boolean left = account.failures < task.limits().retry().maxAttempts();
        boolean again = left && e.errorClass() != ErrorClass.CONFIG && account.ending == null;
        unless(again == (e.retryAt() != null), "failures are counted as they were", e);
    }

    private void quarantined(Event.TaskQuarantined e) {
        Task task = task(e.task());
        Account account = account(e.task());
        boolean rightly =
                task == null || account.unknown >= (task.execution().idempotent() ? 2 : 1);
        unless(rightly, "quarantine only for a reason", e);
    }

    private void judged(Event.PhaseJudged e) {
        unless(underWay.contains(e.phase()), "only a phase that is under way is judged", e);
        Event.PhaseJudged before = judged.put(e.phase(), e);
        int number = before == null ? 1 : before.judgement() + 1;
        unless(e.judgement() == number, "judgements are counted", e);
    }

    private void bound(String phase, int judgement, String digest, boolean passed) {
        Event.PhaseJudged last = judged.get(phase);
        boolean bound =
                last != null
                        && last.judgement() == judgement
                        && last.digest().equals(digest)
                        && last.passed() == passed;
        unless(bound, "a decision is bound to its judgement", phase + " " + judgement);
    }

    private static void runEnded(Event.RunEnded e) {
        boolean stuck = e.status() == RunStatus.FAILED && e.reason() != null;
        unless(!stuck, "nothing that can go on is left behind", e);
    }
}
