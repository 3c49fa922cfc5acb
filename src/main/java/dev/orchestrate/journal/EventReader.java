package dev.orchestrate.journal;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.GateDecision;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PendingReason;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.ReopenReason;
import dev.orchestrate.run.RunOptions;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.ScopeKind;
import dev.orchestrate.run.Selection;
import dev.orchestrate.run.SkipReason;
import dev.orchestrate.run.WaitReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events from the fields of their lines, read in order. The other half is {@link EventWriter}.
 * Remembers the last invocation, since a changed plan is read as that invocation read it.
 */
final class EventReader {
    private final PlanSource plans;
    private @Nullable Invocation invocation;

    EventReader(PlanSource plans) {
        this.plans = plans;
    }

    Event read(String name, Fields f) throws Fields.Unreadable {
        return switch (name) {
            case "run.started" -> started(f);
            case "run.resumed" -> resumed(f);
            case "run.interrupted" -> new Event.RunInterrupted(f.text("cause"));
            case "run.paused" -> new Event.RunPaused(f.text("why"));
            case "run.waiting" -> new Event.RunWaiting(f.texts("tasks"), f.texts("phases"));
            case "run.canceling" ->
                    new Event.RunCanceling(
                            f.textOrNull("by"), f.textOrNull("note"), f.textOrNull("request"));
            case "run.ended" ->
                    new Event.RunEnded(
                            f.word("status", RunStatus.values(), RunStatus::word),
                            f.textOrNull("reason"));
            case "plan.changed" -> changed(f);
            case "scope.expired" -> new Event.ScopeExpired(scope(f), f.text("id"));
            case "condition.evaluated" ->
                    new Event.ConditionEvaluated(
                            scope(f),
                            f.text("id"),
                            f.flag("result"),
                            f.map("read"),
                            f.textOrNull("problem"));
            case "noted" ->
                    new Event.Noted(
                            f.text("source"),
                            f.text("kind"),
                            f.map("data"),
                            f.textOrNull("request"));
            default -> ofPhaseOrTask(name, f);
        };
    }

    /** What the lines that are not read as events, being in the checkpoint, said of it. */
    void executedBy(Invocation last) {
        invocation = last;
    }

    private static Event ofPhaseOrTask(String name, Fields f) throws Fields.Unreadable {
        if (name.startsWith("phase.")) {
            return phase(name, f.text("phase"), f);
        }
        if (name.startsWith("attempt.")) {
            return attempt(name, f.text("task"), f);
        }
        if (name.startsWith("task.")) {
            return task(name, f.text("task"), f);
        }
        throw unknown(name);
    }

    private static Event attempt(String name, String task, Fields f) throws Fields.Unreadable {
        int attempt = f.integer("attempt");
        return switch (name) {
            case "attempt.started" ->
                    new Event.AttemptStarted(task, attempt, f.text("command"), f.text("executor"));
            case "attempt.adopted" -> new Event.AttemptAdopted(task, attempt, f.flag("running"));
            case "attempt.ending" ->
                    new Event.AttemptEnding(
                            task,
                            attempt,
                            f.word("reason", EndingReason.values(), EndingReason::word));
            case "attempt.ended" -> ended(task, attempt, f);
            default -> throw unknown(name);
        };
    }

    private static Event ended(String task, int attempt, Fields f) throws Fields.Unreadable {
        return new Event.AttemptEnded(
                task,
                attempt,
                f.word("status", AttemptStatus.values(), AttemptStatus::word),
                f.integerOrNull("exit_code"),
                f.textOrNull("signal"),
                f.wordOrNull("class", ErrorClass.values(), ErrorClass::word),
                f.textOrNull("error"),
                f.map("outputs"),
                f.number("duration_ms"),
                f.numberOrNull("peak_memory_bytes"),
                f.instantOrNull("retry_at"));
    }

    private static Event task(String name, String task, Fields f) throws Fields.Unreadable {
        return switch (name) {
            case "task.waiting" ->
                    new Event.TaskWaiting(
                            task,
                            f.word("reason", WaitReason.values(), WaitReason::word),
                            f.instantOrNull("until"),
                            f.text("what"));
            case "task.decided" ->
                    new Event.TaskDecided(
                            task,
                            f.word("answer", Answer.values(), Answer::word),
                            f.flag("downstream"),
                            f.textOrNull("by"),
                            f.textOrNull("note"),
                            f.evidence(),
                            f.textOrNull("request"));
            case "task.blocked" -> new Event.TaskBlocked(task, f.texts("causes"));
            case "task.skipped" ->
                    new Event.TaskSkipped(
                            task,
                            f.word("reason", SkipReason.values(), SkipReason::word),
                            f.text("why"));
            case "task.failed" -> new Event.TaskFailed(task, f.text("why"));
            case "task.canceled" -> new Event.TaskCanceled(task, f.text("why"));
            case "task.quarantined" ->
                    new Event.TaskQuarantined(task, f.integer("attempt"), f.text("why"));
            case "task.pending" ->
                    new Event.TaskPending(
                            task,
                            f.word("reason", PendingReason.values(), PendingReason::word),
                            f.flag("fresh_budget"));
            default -> throw unknown(name);
        };
    }

    private static Event phase(String name, String phase, Fields f) throws Fields.Unreadable {
        return switch (name) {
            case "phase.started" -> new Event.PhaseStarted(phase);
            case "phase.judged" ->
                    new Event.PhaseJudged(
                            phase,
                            f.integer("judgement"),
                            f.flag("passed"),
                            results(f.objects("checkpoint")),
                            results(f.objects("criteria")),
                            f.text("digest"));
            case "phase.approved" ->
                    new Event.PhaseApproved(
                            phase,
                            f.integer("judgement"),
                            f.text("digest"),
                            f.word("decision", GateDecision.values(), GateDecision::word),
                            f.textOrNull("by"),
                            f.textOrNull("note"),
                            f.textOrNull("request"));
            case "phase.rejected" ->
                    new Event.PhaseRejected(
                            phase,
                            f.integer("judgement"),
                            f.text("digest"),
                            f.textOrNull("by"),
                            f.textOrNull("note"),
                            f.textOrNull("request"));
            case "phase.failed" ->
                    new Event.PhaseFailed(phase, f.text("reason"), f.textOrNull("task"));
            case "phase.skipped" -> new Event.PhaseSkipped(phase, f.text("reason"));
            case "phase.canceled" -> new Event.PhaseCanceled(phase, f.text("reason"));
            case "phase.blocked" -> new Event.PhaseBlocked(phase, f.texts("causes"));
            case "phase.reopened" ->
                    new Event.PhaseReopened(
                            phase,
                            f.word("reason", ReopenReason.values(), ReopenReason::word),
                            f.flag("fresh_tries"),
                            f.instantOrNull("until"));
            default -> throw unknown(name);
        };
    }

    private Event started(Fields f) throws Fields.Unreadable {
        if (f.number("schema") > EventWriter.SCHEMA) {
            throw new Fields.Unreadable("`schema` is " + f.number("schema"), null);
        }
        PlanVersion plan = plan(f);
        Map<String, String> vars = f.map("vars");
        Invocation by = invocation(f);
        invocation = by;
        return new Event.RunStarted(
                f.text("run"),
                plan,
                vars,
                f.map("labels"),
                selection(f),
                options(f),
                by,
                plans.graph(plan, vars, by));
    }

    private Event resumed(Fields f) throws Fields.Unreadable {
        Invocation by = invocation(f);
        invocation = by;
        return new Event.RunResumed(f.map("labels"), selection(f), options(f), by);
    }

    private Event changed(Fields f) throws Fields.Unreadable {
        PlanVersion plan = plan(f);
        Map<String, String> vars = f.map("vars");
        Invocation by = invocation;
        if (by == null) {
            throw new Fields.Unreadable("the plan changes before the run starts", null);
        }
        return new Event.PlanChanged(
                plan,
                vars,
                f.texts("changed"),
                f.texts("added"),
                f.texts("removed"),
                f.texts("adjusted"),
                f.texts("rerun"),
                plans.graph(plan, vars, by));
    }

    static PlanVersion plan(Fields f) throws Fields.Unreadable {
        Fields plan = f.object("plan");
        return new PlanVersion(
                plan.integer("version"), plan.text("name"), plan.text("file"), plan.text("sha256"));
    }

    static List<CriterionResult> results(List<Fields> all) throws Fields.Unreadable {
        List<CriterionResult> results = new ArrayList<>(all.size());
        for (Fields f : all) {
            results.add(
                    new CriterionResult(
                            f.text("id"),
                            f.flag("passed"),
                            f.flag("required"),
                            f.textOrNull("observed"),
                            f.text("reason")));
        }
        return results;
    }

    static Selection selection(Fields f) throws Fields.Unreadable {
        Fields s = f.object("selection");
        return new Selection(
                s.texts("phases"), s.texts("groups"), s.texts("tasks"), s.flag("with_deps"));
    }

    static Invocation invocation(Fields f) throws Fields.Unreadable {
        Fields i = f.object("invocation");
        return new Invocation(
                i.text("version"),
                i.text("host"),
                i.number("pid"),
                i.text("boot_id"),
                i.integer("processors"),
                i.texts("shell"));
    }

    static RunOptions options(Fields f) throws Fields.Unreadable {
        Fields o = f.object("options");
        return new RunOptions(
                o.integerOrNull("max_parallel"),
                o.flag("sequential"),
                o.flagOrNull("fail_fast"),
                millis(o.numberOrNull("timeout_ms")),
                millis(o.numberOrNull("grace_ms")),
                o.flag("every_gate_asks"),
                o.flag("approves"),
                o.flag("resume"),
                o.flag("rerun_unknown"));
    }

    private static @Nullable Duration millis(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static ScopeKind scope(Fields f) throws Fields.Unreadable {
        return f.word("scope", ScopeKind.values(), ScopeKind::word);
    }

    private static Fields.Unreadable unknown(String name) {
        return new Fields.Unreadable("event `" + name + "` is not known", null);
    }
}
