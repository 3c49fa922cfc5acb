package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads phases and their groups; gates are read once all tasks are known. */
final class PhaseBinder {
    private final Reading reading;
    private final Problems problems;
    private final PlanBinder top;
    private final TaskBinder tasks;
    private final TaskIndex index;

    PhaseBinder(Reading reading, PlanBinder top, TaskBinder tasks, TaskIndex index) {
        this.reading = reading;
        this.problems = reading.problems();
        this.top = top;
        this.tasks = tasks;
        this.index = index;
    }

    List<PhaseDraft> bind(Node.Items items) {
        List<PhaseDraft> phases = new ArrayList<>(items.size());
        Map<String, PhaseDraft> known = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Fields fields = Fields.of(reading, items.get(i), Language.PHASE);
            if (fields == null) {
                continue;
            }
            Node.Scalar id = id(fields);
            PhaseDraft phase =
                    new PhaseDraft(
                            phases.size(),
                            id == null ? "" : id.text(),
                            id == null ? fields.map().place() : id.place(),
                            fields);
            phases.add(phase);
            if (id != null) {
                PhaseDraft other = known.putIfAbsent(Ids.folded(phase.id), phase);
                if (other != null) {
                    duplicate("phase", phase.id, phase.place, other.place);
                }
            }
            fill(phase);
        }
        return phases;
    }

    private Node.@Nullable Scalar id(Fields fields) {
        Node.Scalar id = fields.scalar("id");
        if (id != null) {
            top.checkId("id", id);
        }
        return id;
    }

    private void duplicate(String what, String id, long place, long other) {
        problems.error(
                place,
                "duplicate-id",
                what + " `" + id + "` is there twice",
                "give it another id; case is ignored; the other is in line "
                        + dev.orchestrate.plan.yaml.Place.line(other));
    }

    private void fill(PhaseDraft phase) {
        Fields fields = phase.fields;
        phase.name = tasks.names().name(fields, phase.id);
        phase.description = fields.text("description");
        phase.when = condition(fields, Site.condition(phase, null));
        phase.approval =
                Phase.Approval.valueOf(fields.word("approval", "auto").toUpperCase(Locale.ROOT));
        Fields retry = fields.fields("retry");
        if (retry != null) {
            phase.retry = Defaults.retry(retry, Retry.ONCE);
        }
        phase.timeout = fields.duration("timeout");
        bindGroups(phase);
    }

    private @Nullable Template condition(Fields fields, Site site) {
        Node.Scalar when = fields.scalar("when");
        return when == null ? null : reading.expressions().condition(when, site);
    }

    private void bindGroups(PhaseDraft phase) {
        Fields fields = phase.fields;
        if (fields.has("groups") == fields.has("tasks")) {
            problems.error(
                    fields.has("tasks") ? fields.place("tasks") : phase.place,
                    fields.has("tasks") ? "conflicting-keys" : "missing-key",
                    "phase `"
                            + phase.id
                            + (fields.has("tasks")
                                    ? "` has both `groups` and `tasks`"
                                    : "` has neither `groups` nor `tasks`"),
                    fields.has("tasks") ? "move the tasks into a group" : "add `tasks:`");
        }
        Node.Items groups = fields.items("groups");
        if (groups != null) {
            bindGroups(phase, groups);
        }
        Node.Items only = fields.items("tasks");
        if (only != null) {
            GroupDraft group = new GroupDraft(phase, phase.groups.size(), "-", phase.place);
            group.name = phase.name;
            phase.groups.add(group);
            bindTasks(group, only);
        }
    }

    private void bindGroups(PhaseDraft phase, Node.Items items) {
        Map<String, GroupDraft> known = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Fields fields = Fields.of(reading, items.get(i), Language.GROUP);
            if (fields == null) {
                continue;
            }
            Node.Scalar id = id(fields);
            GroupDraft group =
                    new GroupDraft(
                            phase,
                            phase.groups.size(),
                            id == null ? "" : id.text(),
                            id == null ? fields.map().place() : id.place());
            phase.groups.add(group);
            GroupDraft other = id == null ? null : known.putIfAbsent(Ids.folded(group.id), group);
            if (other != null) {
                duplicate("group", group.fullName(), group.place, other.place);
            }
            fill(group, fields);
        }
    }

    private void fill(GroupDraft group, Fields fields) {
        group.name = tasks.names().name(fields, group.id);
        group.sequential = fields.word("execution", "sequential").equals("sequential");
        group.maxParallel = fields.integer("max_parallel", 0);
        group.failFast = fields.flag("fail_fast", false);
        group.timeout = fields.duration("timeout");
        group.when = condition(fields, Site.condition(group.phase, group));
        group.dependsOnText = fields.scalarList("depends_on");
        Node.Items items = fields.items("tasks");
        if (items != null) {
            bindTasks(group, items);
        }
    }

    private void bindTasks(GroupDraft group, Node.Items items) {
        group.firstTask = group.phase.tasks.size();
        for (int i = 0; i < items.size(); i++) {
            TaskDraft task = tasks.bind(items.get(i), group);
            if (task != null) {
                task.number = group.phase.tasks.size();
                group.tasks.add(task);
                group.phase.tasks.add(task);
                index.add(task);
            }
        }
    }
}
