package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code add_migration_step}: the database is migrated before a job deploys.
 *
 * @param environment empty for any
 */
record AddMigrationStep(String command, List<String> secrets, Chosen chosen, String environment)
        implements WorkflowAction {
    static final ActionSpec SPEC =
            new ActionSpec(
                    "add_migration_step",
                    "lets a job that deploys migrate the database first",
                    AddMigrationStep::of);

    private static AddMigrationStep of(Keys keys) throws TaskProblem {
        return new AddMigrationStep(
                DeployScript.command(keys, "command", "what migrates, for bash"),
                DeployScript.secrets(keys, List.of("DATABASE_URL")),
                Chosen.of(
                        keys,
                        "those whose name says that they deploy",
                        "the step before which it is put; left out: the first whose name says that"
                                + " it deploys"),
                keys.text("environment", "only jobs that deploy there; left out: any", ""));
    }

    @Override
    public Outcome plan(Workflow workflow) throws TaskProblem {
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Workflow.Job> jobs = jobs(workflow);
        if (jobs.isEmpty()) {
            return new Outcome.NothingHere(
                    "no job's name says that it deploys, with a step that does");
        }
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Job job : jobs) {
            if (job.steps().stream().noneMatch(step -> step.run().contains(command.strip()))) {
                edits.addAll(into(workflow, job));
            }
        }
        return Outcome.of(edits, List.of(), "the jobs that deploy migrate first");
    }

    private List<Workflow.Job> jobs(Workflow workflow) {
        return chosen.jobs(workflow).stream()
                .filter(job -> !chosen.jobs().isEmpty() || Words.deploys(job))
                .filter(job -> !chosen.jobs().isEmpty() || !job.callsWorkflow())
                .filter(job -> !chosen.jobs().isEmpty() || place(job) >= 0)
                .filter(job -> environment.isEmpty() || Words.isFor(job, environment))
                .toList();
    }

    private Map<String, Object> step() {
        return NewStep.named("Migrate the database")
                .with("shell", "bash")
                .env(NewStep.secrets(secrets))
                .with("run", command)
                .body();
    }

    private List<Edit> into(Workflow workflow, Workflow.Job job) throws TaskProblem {
        if (job.callsWorkflow()) {
            throw Workflow.refused(job.shown() + " calls another workflow, and has no steps");
        }
        int place = place(job);
        if (place < 0) {
            throw placeless(job);
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.Insert(job.stepsPath(), place, step()));
        if (job.steps().stream().limit(place).noneMatch(s -> s.isAction(Pins.CHECKOUT))) {
            edits.add(new Edit.Insert(job.stepsPath(), 0, NewStep.checkout(workflow)));
            edits.addAll(Permissions.contents(workflow, job));
        }
        return edits;
    }

    /** Below zero where there is none. */
    private int place(Workflow.Job job) {
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
