package dev.orchestrate.simulation;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans with something taken out of them or changed, and the rest as it was. */
final class Plot {
    private Plot() {}

    /** Without a task, and whatever refers to it. The last one of a phase stays. */
    static Plan without(Plan plan, String task) {
        return phases(
                plan,
                phase ->
                        groups(
                                unjudged(phase, task),
                                group ->
                                        tasks(
                                                group,
                                                each ->
                                                        each.id().equals(task)
                                                                ? null
                                                                : after(each, task))));
    }

    /** The same, but that this task does something else. */
    static Plan redefined(Plan plan, String task) {
        return phases(
                plan,
                phase ->
                        groups(
                                phase,
                                group ->
                                        tasks(
                                                group,
                                                each ->
                                                        each.id().equals(task)
                                                                ? redefined(each)
                                                                : each)));
    }

    static Plan withoutPhase(Plan plan, String gone) {
        return phases(
                plan,
                phase ->
                        phase.id().equals(gone)
                                ? null
                                : new Phase(
                                        phase.id(),
                                        phase.name(),
                                        phase.description(),
                                        less(phase.dependsOn(), gone),
                                        phase.when(),
                                        phase.groups(),
                                        phase.checkpoint(),
                                        phase.criteria(),
                                        phase.approval(),
                                        phase.retry(),
                                        phase.timeout(),
                                        phase.onFailure()));
    }

    /** The phase is approved as soon as its tasks have ended well. */
    static Plan withoutChecks(Plan plan, String id) {
        return phases(
                plan,
                phase ->
                        phase.id().equals(id)
                                ? checks(phase, List.of(), List.of(), List.of())
                                : phase);
    }

    private static Phase unjudged(Phase phase, String task) {
        return checks(
                phase,
                phase.checkpoint(),
                phase.criteria().stream()
                        .filter(each ->
                                !(each.check() instanceof Criterion.Check.TaskStatus status
                                        && status.task().equals(task)))
                        .toList(),
                phase.onFailure());
    }

    private static Phase checks(
            Phase phase, List<Task> checkpoint, List<Criterion> criteria, List<Task> onFailure) {
        return new Phase(
                phase.id(),
                phase.name(),
                phase.description(),
                phase.dependsOn(),
                phase.when(),
                phase.groups(),
                checkpoint,
                criteria,
                phase.approval(),
                phase.retry(),
                phase.timeout(),
                onFailure);
    }

    private static Plan phases(Plan plan, Function<Phase, @Nullable Phase> each) {
        List<Phase> phases = plan.phases().stream().map(each).filter(Objects::nonNull).toList();
        return new Plan(
                plan.name(),
                plan.description(),
                plan.vars(),
                plan.env(),
                plan.secrets(),
                plan.maxParallel(),
                plan.failFast(),
                plan.timeout(),
                phases.isEmpty() ? plan.phases() : phases,
                plan.source());
    }

    private static Phase groups(Phase phase, Function<Group, Group> each) {
        List<Group> groups = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Group group : phase.groups()) {
            Group made = each.apply(group);
            if (made.tasks().isEmpty()) {
                gone.add(group.id());
            } else {
                groups.add(made);
            }
        }
        return new Phase(
                phase.id(),
                phase.name(),
                phase.description(),
                phase.dependsOn(),
                phase.when(),
                groups.isEmpty()
                        ? phase.groups()
                        : groups.stream().map(group -> afterGroups(group, gone)).toList(),
                phase.checkpoint(),
                phase.criteria(),
                phase.approval(),
                phase.retry(),
                phase.timeout(),
                phase.onFailure());
    }

    private static Group afterGroups(Group group, List<String> gone) {
        List<String> left = group.dependsOn().stream().filter(id -> !gone.contains(id)).toList();
        return group(group, left, group.tasks());
    }

    private static Group tasks(Group group, Function<Task, @Nullable Task> each) {
        List<Task> tasks = group.tasks().stream().map(each).filter(Objects::nonNull).toList();
        return group(group, group.dependsOn(), tasks);
    }

    private static Group group(Group group, List<String> dependsOn, List<Task> tasks) {
        return new Group(
                group.id(),
                group.fullName(),
                group.name(),
                group.sequential(),
                group.maxParallel(),
                dependsOn,
                group.when(),
                group.failFast(),
                group.timeout(),
                tasks);
    }

    private static Task after(Task task, String gone) {
        Task.Needs needs = task.needs();
        return task(
                task,
                task.keys(),
                new Task.Needs(
                        less(needs.dependsOn(), gone),
                        needs.when(),
                        needs.runIf(),
                        needs.skipIfSkipped()));
    }

    private static Task redefined(Task task) {
        Map<String, Value> keys = new LinkedHashMap<>(task.keys());
        keys.replaceAll((_, _) -> new Value.Text(Template.literal("another thing")));
        return task(task, keys, task.needs());
    }

    private static Task task(Task task, Map<String, Value> keys, Task.Needs needs) {
        return new Task(
                task.id(),
                task.name(),
                task.description(),
                task.tags(),
                task.role(),
                task.type(),
                keys,
                task.matrix(),
                needs,
                task.execution(),
                task.limits(),
                task.at());
    }

    private static List<String> less(List<String> all, String gone) {
        return all.stream().filter(id -> !id.equals(gone)).toList();
    }
}
