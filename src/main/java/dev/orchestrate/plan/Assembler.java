package dev.orchestrate.plan;

import dev.orchestrate.plan.yaml.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the records of a plan from its drafts, when nothing is wrong with them. */
final class Assembler {
    private final PlanDraft plan;

    Assembler(PlanDraft plan) {
        this.plan = plan;
    }

    Plan plan(List<PhaseDraft> drafts, Plan.Source source) {
        List<Phase> phases = new ArrayList<>(drafts.size());
        for (PhaseDraft draft : drafts) {
            phases.add(phase(draft, drafts));
        }
        return new Plan(
                plan.name(),
                plan.description(),
                Collections.unmodifiableMap(plan.vars()),
                plan.env(),
                plan.secrets(),
                plan.maxParallel(),
                plan.failFast(),
                plan.timeout(),
                List.copyOf(phases),
                source);
    }

    private Phase phase(PhaseDraft draft, List<PhaseDraft> all) {
        List<String> dependsOn = new ArrayList<>(draft.dependsOn.size());
        for (int number : draft.dependsOn) {
            dependsOn.add(all.get(number).id);
        }
        List<Group> groups = new ArrayList<>(draft.groups.size());
        for (GroupDraft group : draft.groups) {
            groups.add(group(group));
        }
        return new Phase(
                draft.id,
                draft.name,
                draft.description,
                List.copyOf(dependsOn),
                draft.when,
                List.copyOf(groups),
                draft.checkpoint,
                draft.criteria,
                draft.approval,
                draft.retry,
                draft.timeout,
                draft.onFailure);
    }

    private Group group(GroupDraft draft) {
        List<String> dependsOn = new ArrayList<>(draft.dependsOn.size());
        for (int number : draft.dependsOn) {
            dependsOn.add(draft.phase.groups.get(number).id);
        }
        List<Task> tasks = new ArrayList<>(draft.tasks.size());
        for (TaskDraft task : draft.tasks) {
            if (task.isMatrix()) {
                addCombinations(task, draft.sequential, tasks);
            } else {
                tasks.add(single(task));
            }
        }
        return new Group(
                draft.id,
                draft.fullName(),
                draft.name,
                draft.sequential,
                draft.maxParallel,
                List.copyOf(dependsOn),
                draft.when,
                draft.failFast,
                draft.timeout,
                List.copyOf(tasks));
    }

    /** In a sequential group they follow one another, unless the matrix says what it waits for. */
    private void addCombinations(TaskDraft draft, boolean sequential, List<Task> tasks) {
        boolean chain = sequential && draft.dependsOnText == null;
        List<Map<String, String>> combinations = Combination.allOf(draft.matrix);
        for (int i = 0; i < combinations.size(); i++) {
            List<String> dependsOn =
                    chain && i > 0 ? List.of(draft.ids.get(i - 1)) : draft.waits.ids();
            tasks.add(task(draft, i, combinations.get(i), dependsOn));
        }
    }

    /** A task that is no matrix. */
    Task single(TaskDraft draft) {
        return task(draft, 0, Map.of(), draft.waits.ids());
    }

    private Task task(
            TaskDraft draft, int number, Map<String, String> matrix, List<String> dependsOn) {
        Task.Execution execution = Objects.requireNonNull(draft.execution, "execution");
        return new Task(
                draft.ids.get(number),
                draft.names.get(number),
                draft.description,
                draft.tags,
                draft.role,
                draft.type,
                draft.keys,
                matrix,
                new Task.Needs(dependsOn, draft.when, draft.runIf, draft.skipIfSkipped),
                execution,
                Objects.requireNonNull(draft.limits, "limits"),
                new Span(
                        Place.line(draft.place),
                        Place.column(draft.place),
                        Place.length(draft.place)));
    }
}
