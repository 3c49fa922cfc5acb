package dev.orchestrate.journal;

import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.RunOptions;
import dev.orchestrate.run.Selection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event has to say, as fields of its line. The other half is {@link EventReader}. */
record EventWriter(FieldsWriter out) {
    /** The form of the journal as a whole; raised when an older program would misread it. */
    static final int SCHEMA = 1;

    void write(Event event) {
        switch (event) {
            case Event.OfAttempt attempt -> attempt(attempt);
            case Event.OfTask task -> task(task);
            case Event.OfPhase phase -> phase(phase);
            case Event.RunStarted e -> started(e);
            case Event.RunResumed e -> {
                out.map("labels", e.labels());
                invocation(e.selection(), e.options(), e.invocation());
            }
            case Event.RunInterrupted e -> out.text("cause", e.cause());
            case Event.RunPaused e -> out.text("why", e.why());
            case Event.RunWaiting e -> out.texts("tasks", e.tasks()).texts("phases", e.phases());
            case Event.RunCanceling e -> decided(e.by(), e.note(), e.request());
            case Event.RunEnded e ->
                    out.text("status", e.status().word()).text("reason", e.reason());
            case Event.PlanChanged e -> changed(e);
            case Event.ScopeExpired e -> out.text("scope", e.scope().word()).text("id", e.id());
            case Event.ConditionEvaluated e ->
                    out.text("scope", e.scope().word())
                            .text("id", e.id())
                            .flag("result", e.result())
                            .map("read", e.read())
                            .text("problem", e.problem());
            case Event.Noted e ->
                    out.text("source", e.source())
                            .text("kind", e.kind())
                            .map("data", e.data())
                            .text("request", e.request());
        }
    }

    private void attempt(Event.OfAttempt event) {
        out.text("task", event.task()).number("attempt", event.attempt());
        switch (event) {
            case Event.AttemptStarted e ->
                    out.text("command", e.command()).text("executor", e.executor());
            case Event.AttemptAdopted e -> out.flag("running", e.running());
            case Event.AttemptEnding e -> out.text("reason", e.reason().word());
            case Event.AttemptEnded e -> ended(e);
            case Event.TaskQuarantined e -> out.text("why", e.why());
        }
    }

    private void ended(Event.AttemptEnded e) {
        out.text("status", e.status().word())
                .numberOrNull("exit_code", e.exitCode())
                .text("signal", e.signal())
                .text("class", e.errorClass() == null ? null : e.errorClass().word())
                .text("error", e.error())
                .map("outputs", e.outputs())
                .number("duration_ms", e.durationMillis())
                .numberOrNull("peak_memory_bytes", e.peakMemoryBytes())
                .instant("retry_at", e.retryAt());
    }

    private void task(Event.OfTask event) {
        out.text("task", event.task());
        switch (event) {
            case Event.OfAttempt _ -> throw new IllegalStateException("is of an attempt: " + event);
            case Event.TaskWaiting e ->
                    out.text("reason", e.reason().word())
                            .instant("until", e.until())
                            .text("what", e.what());
            case Event.TaskDecided e -> {
                out.text("answer", e.answer().word()).flag("downstream", e.downstream());
                decided(e.by(), e.note(), e.request());
                out.evidence(e.evidence());
            }
            case Event.TaskBlocked e -> out.texts("causes", e.causes());
            case Event.TaskSkipped e -> out.text("reason", e.reason().word()).text("why", e.why());
            case Event.TaskFailed e -> out.text("why", e.why());
            case Event.TaskCanceled e -> out.text("why", e.why());
            case Event.TaskPending e ->
                    out.text("reason", e.reason().word()).flag("fresh_budget", e.freshBudget());
        }
    }

    private void phase(Event.OfPhase event) {
        out.text("phase", event.phase());
        switch (event) {
            case Event.PhaseStarted _ -> {}
            case Event.PhaseJudged e -> {
                out.number("judgement", e.judgement()).flag("passed", e.passed());
                results("checkpoint", e.checkpoint());
                results("criteria", e.criteria());
                out.text("digest", e.digest());
            }
            case Event.PhaseApproved e -> {
                out.number("judgement", e.judgement()).text("digest", e.digest());
                out.text("decision", e.decision().word());
                decided(e.by(), e.note(), e.request());
            }
            case Event.PhaseRejected e -> {
                out.number("judgement", e.judgement()).text("digest", e.digest());
                decided(e.by(), e.note(), e.request());
            }
            case Event.PhaseFailed e -> out.text("reason", e.reason()).text("task", e.task());
            case Event.PhaseSkipped e -> out.text("reason", e.reason());
            case Event.PhaseCanceled e -> out.text("reason", e.reason());
            case Event.PhaseBlocked e -> out.texts("causes", e.causes());
            case Event.PhaseReopened e ->
                    out.text("reason", e.reason().word())
                            .flag("fresh_tries", e.freshTries())
                            .instant("until", e.until());
        }
    }

    private void started(Event.RunStarted e) {
        out.number("schema", SCHEMA).text("run", e.run());
        plan(e.plan());
        out.map("vars", e.vars()).map("labels", e.labels());
        invocation(e.selection(), e.options(), e.invocation());
    }

    private void changed(Event.PlanChanged e) {
        plan(e.plan());
        out.map("vars", e.vars())
                .texts("changed", e.changed())
                .texts("added", e.added())
                .texts("removed", e.removed())
                .texts("adjusted", e.adjusted())
                .texts("rerun", e.rerun());
    }

    private void decided(@Nullable String by, @Nullable String note, @Nullable String request) {
        out.text("by", by).text("note", note).text("request", request);
    }

    void plan(PlanVersion plan) {
        out.object(
                "plan",
                o ->
                        o.number("version", plan.version())
                                .text("name", plan.name())
                                .text("file", plan.file())
                                .text("sha256", plan.sha256()));
    }

    void results(String name, List<CriterionResult> results) {
        out.objects(
                name,
                results,
                r ->
                        out.text("id", r.id())
                                .flag("passed", r.passed())
                                .flag("required", r.required())
                                .text("observed", r.observed())
                                .text("reason", r.reason()));
    }

    void invocation(Selection selection, RunOptions options, Invocation by) {
        out.object(
                "selection",
                o ->
                        o.texts("phases", selection.phases())
                                .texts("groups", selection.groups())
                                .texts("tasks", selection.tasks())
                                .flag("with_deps", selection.withDependencies()));
        out.object("options", _ -> options(options));
        out.object(
                "invocation",
                o ->
                        o.text("version", by.version())
                                .text("host", by.host())
                                .number("pid", by.pid())
                                .text("boot_id", by.bootId())
                                .number("processors", by.processors())
                                .texts("shell", by.shell()));
    }

    private void options(RunOptions options) {
        out.numberOrNull("max_parallel", options.maxParallel())
                .flag("sequential", options.sequential())
                .flagOrNull("fail_fast", options.failFast())
                .numberOrNull("timeout_ms", millis(options.timeout()))
                .numberOrNull("grace_ms", millis(options.grace()))
                .flag("every_gate_asks", options.everyGateAsks())
                .flag("approves", options.approves())
                .flag("resume", options.resume())
                .flag("rerun_unknown", options.rerunUnknown());
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
