package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The jobs and steps that a task names by {@code jobs} and {@code steps}; left out: all. */
record Chosen(List<String> jobs, List<String> steps) {
    static final KeySpec JOBS =
            KeySpec.optional(
                    "jobs", KeySpec.Kind.TEXT_OR_LIST, "jobs, by id or name; left out: all");
    static final KeySpec STEPS =
            KeySpec.optional(
                    "steps",
                    KeySpec.Kind.TEXT_OR_LIST,
                    "steps, by name, id or action; left out: all");

    Chosen {
        jobs = List.copyOf(jobs);
        steps = List.copyOf(steps);
    }

    static Chosen of(Keys keys) {
        return new Chosen(keys.texts("jobs"), keys.texts("steps"));
    }

    boolean has(Workflow.Job job) {
        return jobs.isEmpty() || job.isNamed(jobs);
    }

    List<Workflow.Job> jobs(Workflow workflow) {
        return workflow.jobs().stream().filter(this::has).toList();
    }

    List<Workflow.Step> steps(Workflow.Job job) {
        return job.steps().stream().filter(step -> steps.isEmpty() || step.isNamed(steps)).toList();
    }

    /** What is named and not there, in words; null where all of it is. */
    @Nullable String missing(Workflow workflow) {
        List<String> missing = new ArrayList<>();
        for (String name : jobs) {
            if (workflow.jobs().stream().noneMatch(job -> job.isNamed(List.of(name)))) {
                missing.add("no job `" + name + "`");
            }
        }
        for (String name : steps) {
            if (jobs(workflow).stream()
                    .flatMap(job -> job.steps().stream())
                    .noneMatch(step -> step.isNamed(List.of(name)))) {
                missing.add("no step `" + name + "`");
            }
        }
        return missing.isEmpty() ? null : String.join(" and ", missing);
    }
}
