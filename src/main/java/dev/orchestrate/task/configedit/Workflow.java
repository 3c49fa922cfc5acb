package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A GitHub workflow file as its actions see it: read only, with the path of each part. */
record Workflow(Map<String, Object> root, List<Job> jobs) {
    Workflow {
        jobs = List.copyOf(jobs);
    }

    /**
     * What a parser has made of the file.
     *
     * @throws TaskProblem it is no workflow
     */
    static Workflow of(@Nullable Object tree) throws TaskProblem {
        Map<String, Object> root = Tree.map(tree);
        if (!(root.get("jobs") instanceof Map<?, ?> jobs) || !root.containsKey("on")) {
            throw refused("it is no GitHub workflow: it has no `on` or no map of `jobs`");
        }
        List<Job> list = new ArrayList<>();
        Tree.map(jobs).forEach((id, body) -> list.add(Job.of(id, Tree.map(body))));
        return new Workflow(root, list);
    }

    static TaskProblem refused(String why) {
        return new TaskProblem(ErrorClass.PERMANENT, why);
    }

    /** All steps of all jobs. */
    List<Step> steps() {
        return jobs.stream().flatMap(job -> job.steps().stream()).toList();
    }

    /** The reference by which the file itself uses an action already; otherwise the one given. */
    String reference(String action, String otherwise) {
        for (Step step : steps()) {
            if (step.isAction(action)) {
                return String.valueOf(step.body().get("uses"));
            }
        }
        return otherwise;
    }

    /** A job, with its steps in their order. */
    record Job(String id, Map<String, Object> body, List<Step> steps) {
        static Job of(String id, Map<String, Object> body) {
            List<Step> steps = new ArrayList<>();
            for (Object step : Tree.list(body.get("steps"))) {
                steps.add(new Step(id, steps.size(), Tree.map(step)));
            }
            return new Job(id, body, List.copyOf(steps));
        }

        List<Object> path() {
            return List.of("jobs", id);
        }

        List<Object> stepsPath() {
            return Edit.path(path(), "steps");
        }

        String name() {
            String name = Tree.text(body.get("name"));
            return name == null ? id : name;
        }

        /** Whether it is the work of another workflow file, and has no steps of its own. */
        boolean callsWorkflow() {
            return body.containsKey("uses");
        }

        boolean hasMatrix() {
            return Tree.map(body.get("strategy")).containsKey("matrix");
        }

        /** The environment that it deploys to; null where it has none. */
        @Nullable String environment() {
            Object environment = body.get("environment");
            return environment instanceof Map
                    ? Tree.text(Tree.map(environment).get("name"))
                    : Tree.text(environment);
        }

        boolean uses(String action) {
            return steps.stream().anyMatch(step -> step.isAction(action));
        }

        boolean isNamed(List<String> names) {
            return names.contains(id) || names.contains(name());
        }

        String shown() {
            return "job `" + id + "`";
        }
    }

    /** A step of a job. */
    record Step(String job, int index, Map<String, Object> body) {
        List<Object> path() {
            return List.of("jobs", job, "steps", index);
        }

        @Nullable String text(String key) {
            return Tree.text(body.get(key));
        }

        /** The action without its version; null for a step that runs a script. */
        @Nullable String action() {
            String uses = text("uses");
            return uses == null ? null : uses.split("@", 2)[0].trim();
        }

        boolean isAction(String name) {
            return name.equals(action());
        }

        String run() {
            String run = text("run");
            return run == null ? "" : run;
        }

        Map<String, Object> with() {
            return Tree.map(body.get("with"));
        }

        @Nullable String with(String key) {
            return Tree.text(with().get(key));
        }

        /** By its name, its id, or the action that it uses. */
        boolean isNamed(List<String> names) {
            return contains(names, text("name"))
                    || contains(names, text("id"))
                    || contains(names, action());
        }

        String name() {
            String name = text("name");
            return name == null ? "" : name;
        }

        String shown() {
            String label = name();
            if (label.isEmpty()) {
                label = action() == null ? "step " + (index + 1) : String.valueOf(action());
            }
            return "step `" + label + "` of job `" + job + "`";
        }

        private static boolean contains(List<String> names, @Nullable String name) {
            return name != null && names.contains(name);
        }
    }
}
