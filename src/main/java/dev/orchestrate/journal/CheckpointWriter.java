package dev.orchestrate.journal;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.Facts;
import dev.orchestrate.run.GroupState;
import dev.orchestrate.run.PhaseState;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A checkpoint as text: one object, a line for each phase, group and task, named by their ids. The
 * other half is {@link CheckpointReader}.
 */
final class CheckpointWriter {
    static final int SCHEMA = 1;

    /** How many tasks are written together. */
    private static final int PART = 1 << 13;

    private final Bytes to = new Bytes(1 << 14);
    private final JsonGenerator json = Json.generator(to);
    private final FieldsWriter out = new FieldsWriter(json);

    private CheckpointWriter() {}

    static Bytes write(Facts facts) {
        CheckpointWriter writer = new CheckpointWriter();
        writer.facts(facts);
        return writer.to;
    }

    private void facts(Facts f) {
        json.writeStartObject();
        out.number("schema", SCHEMA).number("seq", f.seq()).text("run", f.run());
        EventWriter events = new EventWriter(out);
        events.plan(f.plan());
        out.map("vars", f.vars()).map("labels", f.labels());
        events.invocation(f.selection(), f.options(), f.invocation());
        out.instant("started_at", f.startedAt()).instant("at", f.at());
        out.object("progress", _ -> progress(f.progress()));
        phases(f);
        groups(f);
        tasks(f);
        removed(f);
        List<String> requests = new ArrayList<>(f.requests());
        requests.sort(null);
        out.texts("requests", requests);
        json.flush();
        out.text(Checksum.FIELD, new Checksum().of(to.content(), 0, to.size()));
        json.writeEndObject();
        json.flush();
        to.write('\n');
    }

    private void progress(Facts.Progress p) {
        out.flag("executing", p.executing())
                .text("interruption", p.interruption())
                .flag("canceling", p.canceling())
                .flag("expired", p.expired())
                .flag("failed_fast", p.failedFast())
                .text("closed", p.closed() == null ? null : p.closed().word())
                .instant("finished_at", p.finishedAt())
                .text("reason", p.reason());
    }

    private void phases(Facts f) {
        json.writeArrayPropertyStart("phases");
        for (Dag.PhaseNode node : f.dag().phases()) {
            line(node.phase().id(), () -> phase(f.phases().get(node.number())));
        }
        json.writeEndArray();
    }

    private void groups(Facts f) {
        json.writeArrayPropertyStart("groups");
        for (Dag.GroupNode node : f.dag().groups()) {
            String phase = f.dag().phases().get(node.phase()).phase().id();
            line(phase + "/" + node.group().id(), () -> group(f.groups().get(node.number())));
        }
        json.writeEndArray();
    }

    /** By parts, which of a large plan are written side by side. */
    private void tasks(Facts f) {
        json.writeArrayPropertyStart("tasks");
        json.flush();
        int parts = (f.dag().itemCount() + PART - 1) / PART;
        if (parts > 1) {
            IntStream.range(0, parts)
                    .parallel()
                    .mapToObj(part -> part(f, part))
                    .forEachOrdered(to::write);
        } else if (parts == 1) {
            to.write(part(f, 0));
        }
        json.writeEndArray();
    }

    private static Bytes part(Facts f, int part) {
        CheckpointWriter writer = new CheckpointWriter();
        int end = Math.min(f.dag().itemCount(), (part + 1) * PART);
        for (int item = part * PART; item < end; item++) {
            if (item > 0) {
                writer.json.writeRaw(',');
            }
            TaskState state = f.items().get(item);
            writer.line(f.dag().task(item).id(), () -> writer.task(state));
        }
        writer.json.flush();
        return writer.to;
    }

    private void removed(Facts f) {
        json.writeArrayPropertyStart("removed");
        List<Map.Entry<String, TaskState>> all = new ArrayList<>(f.removed().entrySet());
        all.sort((a, b) -> a.getKey().compareTo(b.getKey()));
        for (Map.Entry<String, TaskState> entry : all) {
            line(entry.getKey(), () -> task(entry.getValue()));
        }
        json.writeEndArray();
    }

    private void line(String id, Runnable content) {
        json.writeRaw('\n');
        json.writeStartObject();
        out.text("id", id);
        content.run();
        json.writeEndObject();
    }

    private void phase(PhaseState p) {
        out.text("status", p.status().word())
                .instant("started_at", p.startedAt())
                .instant("finished_at", p.finishedAt())
                .text("reason", p.reason())
                .flag("opened", p.opened())
                .flag("engaged", p.engaged())
                .flag("expired", p.expired())
                .number("tries", p.tries())
                .instant("until", p.until())
                .number("checks_done", p.checksDone())
                .flag("void_check", p.voidCheck())
                .number("follow_ups_done", p.followUpsDone())
                .number("round", p.round())
                .object("judgement", _ -> judgement(p.judgement()));
        approval(p.approval());
    }

    private void judgement(PhaseState.Judgement j) {
        out.number("number", j.number()).number("round", j.round()).flag("passed", j.passed());
        EventWriter events = new EventWriter(out);
        events.results("checkpoint", j.checkpoint());
        events.results("criteria", j.criteria());
        out.text("digest", j.digest());
    }

    private void approval(RunView.@Nullable Approval a) {
        if (a != null) {
            out.object(
                    "approval",
                    o ->
                            o.text("decision", a.decision().word())
                                    .text("by", a.by())
                                    .instant("at", a.at())
                                    .text("note", a.note()));
        }
    }

    private void group(GroupState g) {
        out.flag("opened", g.opened())
                .flag("skipped", g.skipped())
                .flag("expired", g.expired())
                .flag("failed_fast", g.failedFast())
                .instant("started_at", g.startedAt())
                .instant("finished_at", g.finishedAt());
    }

    private void task(TaskState t) {
        out.text("status", t.status().word())
                .text("waiting_for", t.waitingFor() == null ? null : t.waitingFor().word())
                .instant("until", t.until())
                .number("failures", t.failures())
                .number("deaths", t.deaths())
                .flag("condition_met", t.conditionMet())
                .texts("blocked_by", t.blockedBy())
                .text("reason", t.reason())
                .text("skip", t.skip() == null ? null : t.skip().word())
                .map("outputs", t.outputs())
                .objects("attempts", t.attempts(), this::attempt);
    }

    private void attempt(Attempt a) {
        out.number("number", a.number())
                .instant("started_at", a.startedAt())
                .instant("finished_at", a.finishedAt())
                .text("status", a.status().word())
                .numberOrNull("exit_code", a.exitCode())
                .text("signal", a.signal())
                .flag("adopted", a.adopted())
                .text("ending", a.ending() == null ? null : a.ending().word())
                .text("class", a.errorClass() == null ? null : a.errorClass().word())
                .text("error", a.error())
                .number("elapsed_ms", a.elapsedMillis())
                .numberOrNull("peak_memory_bytes", a.peakMemoryBytes());
    }
}
