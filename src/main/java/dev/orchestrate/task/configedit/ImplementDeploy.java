package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code implement_staging_deploy} and {@code implement_production_deploy}: in the place of a step
 * that only says so there is a deploy, a check of health, and a way back.
 *
 * @param place staging or production
 * @param needs the jobs that a new one needs, where none deploys there
 */
record ImplementDeploy(String place, Deploy deploy, Chosen chosen, List<String> needs)
        implements WorkflowAction {
    static ActionSpec spec(String place) {
        return new ActionSpec(
                "implement_" + place + "_deploy",
                "puts a deploy to "
                        + place
                        + " with a health check and a rollback in the place of steps that only"
                        + " `echo`",
                keys -> of(place, keys));
    }

    private static ImplementDeploy of(String place, Keys keys) throws TaskProblem {
        return new ImplementDeploy(
                place,
                Deploy.of(keys, place),
                Chosen.of(
                        keys,
                        "those whose name says that they deploy there",
                        "the step; left out: the one that only echoes"),
                keys.texts(
                        "needs_jobs",
                        "where no job deploys there, one is added that needs these jobs",
                        List.of()));
    }

    @Override
    public Outcome plan(Workflow workflow) throws TaskProblem {
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Workflow.Job> jobs = jobs(workflow);
        if (jobs.isEmpty()) {
            return without(workflow);
        }
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Job job : jobs) {
            edits.addAll(into(workflow, job));
        }
        return Outcome.of(edits, List.of(), "its jobs deploy to " + place + " by real steps");
    }

    private List<Workflow.Job> jobs(Workflow workflow) {
        return chosen.jobs(workflow).stream()
                .filter(job ->
                        !chosen.jobs().isEmpty()
                                || (Words.deploys(job)
                                        && Words.isFor(job, place)
                                        && !job.callsWorkflow()))
                .toList();
    }

    private Outcome without(Workflow workflow) throws TaskProblem {
        if (needs.isEmpty()) {
            return new Outcome.NothingHere(
                    "no job's name says that it deploys to "
                            + place
                            + ": name one with `jobs`, or give `needs_jobs` to have one added");
        }
        for (String need : needs) {
            if (workflow.jobs().stream().noneMatch(job -> job.id().equals(need))) {
                throw Workflow.refused("there is no job `" + need + "` to need");
            }
        }
        String id = "deploy-" + place;
        return new Outcome.Edits(
                List.of(Edit.Put.of(List.of("jobs", id), deploy.job(workflow, needs))), List.of());
    }

    private List<Edit> into(Workflow workflow, Workflow.Job job) throws TaskProblem {
        if (job.callsWorkflow()) {
            throw Workflow.refused(job.shown() + " calls another workflow, and has no steps");
        }
        List<Workflow.Step> idle =
                chosen.steps(job).stream()
                        .filter(Placeholder::is)
                        .filter(step -> !chosen.steps().isEmpty() || isDeploy(job, step))
                        .toList();
        if (idle.isEmpty()) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Step step : idle.reversed()) {
            edits.addAll(
                    step.equals(idle.getFirst())
                            ? in(job, step)
                            : List.of(new Edit.Cut(step.path())));
        }
        edits.addAll(around(workflow, job));
        return edits;
    }

    /** A job that is nothing but placeholders has one that need not say that it deploys. */
    private static boolean isDeploy(Workflow.Job job, Workflow.Step step) {
        return Words.deploys(step) || job.steps().stream().allMatch(Placeholder::is);
    }

    private List<Edit> in(Workflow.Job job, Workflow.Step step) {
        List<Edit> edits = new ArrayList<>();
        Deploy.Step own = deploy.steps(freeId(job, step));
        String before = "name";
        for (Map.Entry<String, Object> entry : own.deploy().entrySet()) {
            String key = entry.getKey();
            boolean keep = key.equals("name") && step.body().containsKey("name");
            if (!keep && !entry.getValue().equals(step.body().get(key))) {
                edits.add(Edit.Put.after(before, Edit.path(step.path(), key), entry.getValue()));
            }
            before = key;
        }
        edits.add(new Edit.Insert(job.stepsPath(), step.index() + 1, own.check()));
        edits.add(new Edit.Insert(job.stepsPath(), step.index() + 2, own.rollback()));
        return edits;
    }

    /** The step's own id, or one that no step of the job has. */
    private static String freeId(Workflow.Job job, Workflow.Step step) {
        String own = step.text("id");
        if (own != null) {
            return own;
        }
        List<String> taken = job.steps().stream().map(s -> String.valueOf(s.text("id"))).toList();
        String id = "deploy";
        for (int next = 2; taken.contains(id); next++) {
            id = "deploy-" + next;
        }
        return id;
    }

    private List<Edit> around(Workflow workflow, Workflow.Job job) {
        List<Edit> edits = new ArrayList<>();
        if (!job.uses(Pins.CHECKOUT)) {
            edits.add(new Edit.Insert(job.stepsPath(), 0, NewStep.checkout(workflow)));
            edits.addAll(Permissions.contents(workflow, job));
        }
        Map<String, Object> missing = new LinkedHashMap<>(deploy.frame());
        missing.keySet().removeAll(job.body().keySet());
        String after = "runs-on";
        for (Map.Entry<String, Object> entry : missing.entrySet()) {
            edits.add(
                    Edit.Put.after(after, Edit.path(job.path(), entry.getKey()), entry.getValue()));
            after = entry.getKey();
        }
        return edits;
    }
}
