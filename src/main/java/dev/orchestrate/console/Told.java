package dev.orchestrate.console;

import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.WaitReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event in words: what it is about, and what became of it. Neither is escaped.
 *
 * @param subject as in {@code 1.1}, {@code phase 1}, {@code run}
 */
public record Told(Mark mark, String subject, String words) {

    public static Told of(Entry entry) {
        return switch (entry.event()) {
            case Event.OfAttempt e -> ofAttempt(e, entry.at());
            case Event.OfTask e -> ofTask(e, entry.at());
            case Event.OfPhase e -> ofPhase(e, entry.at());
            case Event.RunStarted e ->
                    run(Mark.RUNNING, e.run() + " of plan " + e.plan().name() + " started");
            case Event.RunResumed _ -> run(Mark.RUNNING, "resumed");
            case Event.RunInterrupted e -> run(Mark.CANCELED, "interrupted: " + e.cause());
            case Event.RunPaused e -> run(Mark.NOTE, "paused: " + e.why());
            case Event.RunWaiting e -> run(Mark.WAITING, "waits for a person: " + awaited(e));
            case Event.RunCanceling e ->
                    run(Mark.CANCELED, "is being canceled" + by(e.by()) + note(e.note()));
            case Event.RunEnded e ->
                    run(Mark.of(e.status()), e.status().word() + colon(e.reason()));
            case Event.PlanChanged e ->
                    run(Mark.NOTE, "goes on with a changed plan: " + changes(e));
            case Event.ScopeExpired e ->
                    new Told(Mark.BAD, scope(e.scope().word(), e.id()), "is out of time");
            case Event.ConditionEvaluated e -> condition(e);
            case Event.Noted e -> ToldNote.of(e);
        };
    }

    private static Told run(Mark mark, String words) {
        return new Told(mark, "run", words);
    }

    private static Told ofAttempt(Event.OfAttempt event, Instant at) {
        String attempt = event.attempt() == 1 ? "" : ", attempt " + event.attempt();
        return switch (event) {
            case Event.AttemptStarted e -> new Told(Mark.RUNNING, e.task(), "started" + attempt);
            case Event.AttemptAdopted e ->
                    new Told(
                            Mark.RUNNING,
                            e.task(),
                            (e.running() ? "adopted, still running" : "adopted, has ended")
                                    + attempt);
            case Event.AttemptEnding e ->
                    new Told(Mark.CANCELED, e.task(), "is being ended: " + e.reason().word());
            case Event.AttemptEnded e -> ended(e, attempt, at);
            case Event.TaskQuarantined e ->
                    new Told(Mark.UNKNOWN, e.task(), "quarantined: " + e.why());
        };
    }

    private static Told ended(Event.AttemptEnded e, String attempt, Instant at) {
        Mark mark =
                switch (e.status()) {
                    case RUNNING -> Mark.RUNNING;
                    case SUCCEEDED -> Mark.GOOD;
                    case FAILED, TIMEOUT -> e.retryAt() == null ? Mark.BAD : Mark.WAITING;
                    case CANCELED, INTERRUPTED -> Mark.CANCELED;
                    case UNKNOWN -> Mark.UNKNOWN;
                };
        StringBuilder words = new StringBuilder(verb(e.status()));
        words.append(" in ").append(Words.duration(e.durationMillis())).append(attempt);
        if (e.error() != null && !e.error().equals(e.status().word())) {
            words.append(": ").append(e.error());
        }
        if (e.errorClass() != null) {
            words.append(" (").append(e.errorClass().word()).append(')');
        }
        if (e.retryAt() != null) {
            words.append(", next attempt in ").append(until(at, e.retryAt()));
        }
        return new Told(mark, e.task(), words.toString());
    }

    private static String verb(AttemptStatus status) {
        return switch (status) {
            case RUNNING, SUCCEEDED, FAILED, CANCELED, INTERRUPTED -> status.word();
            case TIMEOUT -> "ran out of time";
            case UNKNOWN -> "ended in an unknown way";
        };
    }

    private static Told ofTask(Event.OfTask event, Instant at) {
        return switch (event) {
            case Event.OfAttempt e -> ofAttempt(e, at);
            case Event.TaskWaiting e -> new Told(Mark.WAITING, e.task(), waits(e, at));
            case Event.TaskDecided e ->
                    new Told(
                            switch (e.answer()) {
                                case DONE -> Mark.GOOD;
                                case SKIP -> Mark.SKIPPED;
                                case FAIL -> Mark.BAD;
                                case RETRY -> Mark.PENDING;
                            },
                            e.task(),
                            "decided: "
                                    + e.answer().word()
                                    + (e.downstream() ? " with all downstream" : "")
                                    + by(e.by())
                                    + note(e.note())
                                    + Evidence.inWords(e.evidence()));
            case Event.TaskBlocked e ->
                    new Told(Mark.BLOCKED, e.task(), "blocked by " + String.join(", ", e.causes()));
            case Event.TaskSkipped e -> new Told(Mark.SKIPPED, e.task(), "skipped: " + e.why());
            case Event.TaskFailed e -> new Told(Mark.BAD, e.task(), "failed: " + e.why());
            case Event.TaskCanceled e -> new Told(Mark.CANCELED, e.task(), "canceled: " + e.why());
            case Event.TaskPending e ->
                    new Told(Mark.PENDING, e.task(), "is to run again: " + Words.of(e.reason()));
        };
    }

    private static String waits(Event.TaskWaiting e, Instant at) {
        return switch (e.reason()) {
            case PERSON -> "waits for a person: " + Words.opening(e.what());
            case RETRY, TOOL -> {
                Instant until = e.until();
                String how = until == null ? "" : " for " + until(at, until);
                yield "waits"
                        + how
                        + (e.reason() == WaitReason.TOOL ? " for a tool: " : ": ")
                        + e.what();
            }
        };
    }

    private static Told ofPhase(Event.OfPhase event, Instant at) {
        String phase = "phase " + event.phase();
        return switch (event) {
            case Event.PhaseStarted _ -> new Told(Mark.RUNNING, phase, "started");
            case Event.PhaseJudged e ->
                    new Told(
                            e.passed() ? Mark.GOOD : Mark.BAD,
                            phase,
                            e.passed() ? "judged good" : "judged bad: " + unmet(e));
            case Event.PhaseApproved e ->
                    new Told(Mark.GOOD, phase, decision(e) + by(e.by()) + note(e.note()));
            case Event.PhaseRejected e ->
                    new Told(Mark.BAD, phase, "rejected" + by(e.by()) + note(e.note()));
            case Event.PhaseFailed e ->
                    new Told(
                            Mark.BAD,
                            phase,
                            "failed: " + e.reason() + (e.task() == null ? "" : ", " + e.task()));
            case Event.PhaseCanceled e -> new Told(Mark.CANCELED, phase, "canceled: " + e.reason());
            case Event.PhaseSkipped e -> new Told(Mark.SKIPPED, phase, "skipped: " + e.reason());
            case Event.PhaseBlocked e ->
                    new Told(Mark.BLOCKED, phase, "blocked by " + String.join(", ", e.causes()));
            case Event.PhaseReopened e ->
                    new Told(
                            Mark.PENDING,
                            phase,
                            "is open again: "
                                    + Words.of(e.reason())
                                    + (e.until() == null ? "" : ", in " + until(at, e.until())));
        };
    }

    private static String decision(Event.PhaseApproved e) {
        return switch (e.decision()) {
            case AUTO, APPROVED, REJECTED -> "approved";
            case NONE -> "passed without review";
        };
    }

    private static String unmet(Event.PhaseJudged e) {
        StringBuilder found = new StringBuilder();
        for (List<CriterionResult> results : List.of(e.checkpoint(), e.criteria())) {
            for (CriterionResult result : results) {
                if (!result.passed() && result.required()) {
                    found.append(found.isEmpty() ? "" : "; ").append(result.id());
                    found.append(": ").append(result.reason());
                }
            }
        }
        return found.toString();
    }

    private static Told condition(Event.ConditionEvaluated e) {
        String subject = scope(e.scope().word(), e.id());
        if (e.problem() != null) {
            return new Told(Mark.BAD, subject, e.problem());
        }
        return e.result()
                ? new Told(Mark.NOTE, subject, "`when` holds")
                : new Told(Mark.SKIPPED, subject, "skipped: its `when` does not hold");
    }

    private static String scope(String kind, String id) {
        return kind.equals("task") ? id : id.isEmpty() ? kind : kind + " " + id;
    }

    private static String awaited(Event.RunWaiting e) {
        StringBuilder all = new StringBuilder(String.join(", ", e.tasks()));
        for (String phase : e.phases()) {
            all.append(all.isEmpty() ? "" : ", ").append("gate of phase ").append(phase);
        }
        return all.toString();
    }

    private static String changes(Event.PlanChanged e) {
        return counted(e.changed(), "changed")
                + ", "
                + counted(e.added(), "added")
                + ", "
                + counted(e.removed(), "removed")
                + (e.adjusted().isEmpty() ? "" : ", " + counted(e.adjusted(), "adjusted"));
    }

    private static String counted(List<String> ids, String how) {
        return ids.size() + " " + how + (ids.isEmpty() ? "" : " (" + Words.some(ids) + ")");
    }

    private static String until(Instant from, Instant to) {
        return Words.duration(to.toEpochMilli() - from.toEpochMilli());
    }

    private static String by(@Nullable String who) {
        return who == null ? "" : " by " + who;
    }

    private static String note(@Nullable String note) {
        return note == null ? "" : ", \"" + note + "\"";
    }

    private static String colon(@Nullable String text) {
        return text == null ? "" : ": " + text;
    }
}
