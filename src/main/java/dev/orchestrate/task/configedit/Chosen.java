package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The jobs and steps that a task names by {@code jobs} and {@code steps}; left out: all. */
record Chosen(List<String> jobs, List<String> steps) {
    Chosen {
        jobs = List.copyOf(jobs);
        steps = List.copyOf(steps);
    }

    /** All of them where a task names none. */
    static Chosen of(Keys keys) {
        return of(keys, "all", "steps, by name, id or action; left out: all");
    }

    /**
     * Those that a task names.
     *
     * @param otherwise which jobs are meant where it names none
     * @param steps what its steps mean
     */
    static Chosen of(Keys keys, String otherwise, String steps) {
        return new Chosen(ofJobs(keys, otherwise).jobs(), keys.texts("steps", steps, List.of()));
    }

    /** For an action that asks for no steps. */
    static Chosen ofJobs(Keys keys, String otherwise) {
        String meaning = "jobs, by id or name; left out: " + otherwise;
        return new Chosen(keys.texts("jobs", meaning, List.of()), List.of());
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
