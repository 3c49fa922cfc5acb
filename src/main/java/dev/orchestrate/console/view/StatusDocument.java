package dev.orchestrate.console.view;

import dev.orchestrate.console.Documents;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** {@code status --format json|yaml}: the whole of a run, in the order of its schema. */
public final class StatusDocument implements Documents.Content {
    private final RunView view;
    private final LogPath logs;

    public StatusDocument(RunView view, LogPath logs) {
        this.view = view;
        this.logs = logs;
    }

    @Override
    public void writeTo(JsonGenerator generator) {
        Json json = new Json(generator).object().put("schema", 1).put("run_id", view.run());
        json.object("plan")
                .put("name", view.plan().name())
                .put("file", view.plan().file())
                .put("sha256", view.plan().sha256())
                .endObject()
                .put("status", view.status().word())
                .put("labels", view.labels())
                .put("started_at", view.startedAt())
                .put("finished_at", view.finishedAt())
                .seconds("elapsed_s", view.elapsedMillis())
                .seconds("eta_s", view.etaMillis())
                .share("progress", view.progress());
        counts(view.counts(), json);
        json.list("phases");
        view.phases().forEach(phase -> phase(phase, json));
        json.endList().list("tasks");
        view.tasks().forEach(task -> task(task, json));
        json.endList().endObject();
    }

    static void counts(RunView.Counts counts, Json json) {
        json.object("counts")
                .put("total", counts.total())
                .put("pending", counts.pending())
                .put("running", counts.running())
                .put("waiting", counts.waiting())
                .put("succeeded", counts.succeeded())
                .put("failed", counts.failed())
                .put("quarantined", counts.quarantined())
                .put("blocked", counts.blocked())
                .put("skipped", counts.skipped())
                .put("canceled", counts.canceled())
                .endObject();
    }

    private static void phase(RunView.PhaseView phase, Json json) {
        json.object()
                .put("id", phase.id())
                .put("name", phase.name())
                .put("status", phase.status().word())
                .put("started_at", phase.startedAt())
                .put("finished_at", phase.finishedAt())
                .seconds("elapsed_s", phase.elapsedMillis())
                .share("progress", phase.progress())
                .list("groups");
        phase.groups().forEach(group -> group(group, json));
        json.endList().put("judgement", phase.judgement());
        criteria(phase.criteria(), json);
        approval(phase.approval(), json);
        json.endObject();
    }

    private static void group(RunView.GroupView group, Json json) {
        json.object()
                .put("id", group.id())
                .put("name", group.name())
                .put("status", group.status().word())
                .put("started_at", group.startedAt())
                .put("finished_at", group.finishedAt())
                .seconds("elapsed_s", group.elapsedMillis())
                .share("progress", group.progress())
                .endObject();
    }

    private static void criteria(List<CriterionResult> criteria, Json json) {
        json.list("criteria");
        for (CriterionResult criterion : criteria) {
            json.object()
                    .put("id", criterion.id())
                    .put("passed", criterion.passed())
                    .put("required", criterion.required())
                    .put("observed", criterion.observed())
                    .put("reason", criterion.reason())
                    .endObject();
        }
        json.endList();
    }

    private static void approval(RunView.@Nullable Approval approval, Json json) {
        if (approval == null) {
            json.put("approval", (String) null);
            return;
        }
        json.object("approval")
                .put("decision", approval.decision().word())
                .put("by", approval.by())
                .put("at", approval.at())
                .put("note", approval.note())
                .endObject();
    }

    private void task(RunView.TaskView task, Json json) {
        json.object()
                .put("id", task.id())
                .put("name", task.name())
                .put("role", task.role().word())
                .put("phase", task.phase())
                .put("group", task.group())
                .put("type", task.type())
                .put("status", task.status().word())
                .put("waiting_for", task.waitingFor() == null ? null : task.waitingFor().word())
                .put("blocked_by", task.blockedBy())
                .put("reason", task.reason())
                .put("outputs", task.outputs())
                .list("attempts");
        for (Attempt attempt : task.attempts()) {
            attempt(task.id(), attempt, json);
        }
        json.endList().endObject();
    }

    private void attempt(String task, Attempt attempt, Json json) {
        json.object()
                .put("number", attempt.number())
                .put("started_at", attempt.startedAt())
                .put("finished_at", attempt.finishedAt())
                .seconds("elapsed_s", attempt.elapsedMillis())
                .put("status", attempt.status().word())
                .put("exit_code", attempt.exitCode())
                .put("signal", attempt.signal())
                .put("adopted", attempt.adopted())
                .put(
                        "error_class",
                        attempt.errorClass() == null ? null : attempt.errorClass().word())
                .put("error", attempt.error())
                .put("log", logs.of(task, attempt.number()))
                .endObject();
    }
}
