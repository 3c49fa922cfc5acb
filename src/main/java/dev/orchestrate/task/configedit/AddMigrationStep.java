package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code add_migration_step}: the database is migrated before a job deploys. */
final class AddMigrationStep implements WorkflowAction {
    private static final String NAME = "add_migration_step";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "lets a job that deploys migrate the database first";
    }

    @Override
    public List<KeySpec> keys() {
        return List.of(
                KeySpec.optional("command", Kind.TEXT, "what migrates, for bash; needed"),
                KeySpec.optional(
                        "jobs",
                        Kind.TEXT_OR_LIST,
                        "jobs, by id or name; left out: those whose name says that they deploy"),
                KeySpec.optional(
                        "environment", Kind.TEXT, "only jobs that deploy there; left out: any"),
                KeySpec.optional(
                        "steps",
                        Kind.TEXT_OR_LIST,
                        "the step before which it is put; left out: the first whose name says"
                                + " that it deploys"),
                DeployScript.SECRETS);
    }

    @Override
    public Outcome plan(Workflow workflow, Keys keys) throws TaskProblem {
        String command = DeployScript.command(NAME, "command", "what migrates", keys);
        Chosen chosen = Chosen.of(keys);
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Workflow.Job> jobs = jobs(workflow, chosen, keys.text("environment", ""));
        if (jobs.isEmpty()) {
            return new Outcome.NothingHere(
                    "no job's name says that it deploys, with a step that does");
        }
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Job job : jobs) {
            if (job.steps().stream().noneMatch(step -> step.run().contains(command.strip()))) {
                edits.addAll(into(workflow, job, chosen, step(command, keys)));
            }
        }
        return Outcome.of(edits, List.of(), "the jobs that deploy migrate first");
    }

    private static List<Workflow.Job> jobs(Workflow workflow, Chosen chosen, String environment) {
        return chosen.jobs(workflow).stream()
                .filter(job -> !chosen.jobs().isEmpty() || Words.deploys(job))
                .filter(job -> !chosen.jobs().isEmpty() || !job.callsWorkflow())
                .filter(job -> !chosen.jobs().isEmpty() || place(job, chosen) >= 0)
                .filter(job -> environment.isEmpty() || Words.isFor(job, environment))
                .toList();
    }

    private static Map<String, Object> step(String command, Keys keys) {
        List<String> secrets =
                keys.has("github_secrets") ? keys.texts("github_secrets") : List.of("DATABASE_URL");
        return NewStep.named("Migrate the database")
                .with("shell", "bash")
                .env(NewStep.secrets(secrets))
                .with("run", command)
                .body();
    }

    private static List<Edit> into(
            Workflow workflow, Workflow.Job job, Chosen chosen, Map<String, Object> step)
            throws TaskProblem {
        if (job.callsWorkflow()) {
            throw Workflow.refused(job.shown() + " calls another workflow, and has no steps");
        }
        int place = place(job, chosen);
        if (place < 0) {
            throw placeless(job);
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.Insert(job.stepsPath(), place, step));
        if (job.steps().stream().limit(place).noneMatch(s -> s.isAction(Pins.CHECKOUT))) {
            edits.add(new Edit.Insert(job.stepsPath(), 0, NewStep.checkout(workflow)));
            edits.addAll(Permissions.contents(workflow, job));
        }
        return edits;
    }

    /** Below zero where there is none. */
    private static int place(Workflow.Job job, Chosen chosen) {
        if (!chosen.steps().isEmpty()) {
            List<Workflow.Step> steps = chosen.steps(job);
            if (!steps.isEmpty()) {
                return steps.getFirst().index();
            }
        }
        for (Workflow.Step step : job.steps()) {
            if (chosen.steps().isEmpty() && Words.deploys(step)) {
                return step.index();
            }
        }
        return -1;
    }

    private static TaskProblem placeless(Workflow.Job job) {
        return Workflow.refused(
                job.shown()
                        + " has no step whose name says that it deploys: name with `steps`"
                        + " the one before which the database is to be migrated");
    }
}
