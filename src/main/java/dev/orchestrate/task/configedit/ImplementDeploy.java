package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code implement_staging_deploy} and {@code implement_production_deploy}: in the place of a step
 * that only says so there is a deploy, a check of health, and a way back.
 */
final class ImplementDeploy implements WorkflowAction {
    private final String action;
    private final String environment;

    ImplementDeploy(String environment) {
        this.action = "implement_" + environment + "_deploy";
        this.environment = environment;
    }

    @Override
    public String name() {
        return action;
    }

    @Override
    public String description() {
        return "puts a deploy to "
                + environment
                + " with a health check and a rollback in the place of steps that only `echo`";
    }

    @Override
    public List<KeySpec> keys() {
        return List.of(
                KeySpec.optional("command", Kind.TEXT, "what deploys, for bash; needed"),
                KeySpec.optional(
                        "rollback_command", Kind.TEXT, "what takes it back, for bash; needed"),
                KeySpec.optional("health_url", Kind.TEXT, "what answers when it is well; needed"),
                KeySpec.optional(
                        "image", Kind.TEXT, "the image, as the variable `IMAGE` of the commands"),
                DeployScript.SECRETS,
                KeySpec.optional("environment", Kind.TEXT, "GitHub's; left out: " + environment),
                KeySpec.optional(
                        "jobs",
                        Kind.TEXT_OR_LIST,
                        "jobs, by id or name; left out: those whose name says that they deploy"
                                + " there"),
                KeySpec.optional(
                        "steps", Kind.TEXT_OR_LIST, "the step; left out: the one that only echoes"),
                KeySpec.optional(
                        "needs_jobs",
                        Kind.TEXT_OR_LIST,
                        "where no job deploys there, one is added that needs these jobs"));
    }

    @Override
    public Outcome plan(Workflow workflow, Keys keys) throws TaskProblem {
        Deploy deploy = Deploy.of(action, keys.text("environment", environment), keys);
        Chosen chosen = Chosen.of(keys);
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Workflow.Job> jobs = jobs(workflow, chosen);
        if (jobs.isEmpty()) {
            return without(workflow, deploy, keys.texts("needs_jobs"));
        }
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Job job : jobs) {
            edits.addAll(into(workflow, job, chosen, deploy));
        }
        return Outcome.of(edits, List.of(), "its jobs deploy to " + environment + " by real steps");
    }

    private List<Workflow.Job> jobs(Workflow workflow, Chosen chosen) {
        return chosen.jobs(workflow).stream()
                .filter(job ->
                        !chosen.jobs().isEmpty()
                                || (Words.deploys(job)
                                        && Words.isFor(job, environment)
                                        && !job.callsWorkflow()))
                .toList();
    }

    private Outcome without(Workflow workflow, Deploy deploy, List<String> needs)
            throws TaskProblem {
        if (needs.isEmpty()) {
            return new Outcome.NothingHere(
                    "no job's name says that it deploys to "
                            + environment
                            + ": name one with `jobs`, or give `needs_jobs` to have one added");
        }
        for (String need : needs) {
            if (workflow.jobs().stream().noneMatch(job -> job.id().equals(need))) {
                throw Workflow.refused("there is no job `" + need + "` to need");
            }
        }
        String id = "deploy-" + environment;
        return new Outcome.Edits(
                List.of(Edit.Put.of(List.of("jobs", id), deploy.job(workflow, needs))), List.of());
    }

    private List<Edit> into(Workflow workflow, Workflow.Job job, Chosen chosen, Deploy deploy)
            throws TaskProblem {
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
                            ? in(job, step, deploy)
                            : List.of(new Edit.Cut(step.path())));
        }
        edits.addAll(around(workflow, job, deploy));
        return edits;
    }

    /** A job that is nothing but placeholders has one that need not say that it deploys. */
    private static boolean isDeploy(Workflow.Job job, Workflow.Step step) {
        return Words.deploys(step) || job.steps().stream().allMatch(Placeholder::is);
    }

    private static List<Edit> in(Workflow.Job job, Workflow.Step step, Deploy deploy) {
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

    private static List<Edit> around(Workflow workflow, Workflow.Job job, Deploy deploy) {
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
