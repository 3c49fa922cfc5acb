package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;

/** {@code add_approval_gates}: jobs wait for the reviewers of their environment. */
final class AddApprovalGates implements WorkflowAction {
    private static final String ENVIRONMENT = "environment";
    private static final String REVIEWERS = "reviewers";

    @Override
    public String name() {
        return "add_approval_gates";
    }

    @Override
    public String description() {
        return "puts jobs that deploy into an `environment`, whose reviewers GitHub asks first";
    }

    @Override
    public List<KeySpec> keys() {
        return List.of(
                KeySpec.optional(
                        "jobs",
                        Kind.TEXT_OR_LIST,
                        "jobs, by id or name; left out: those whose name says that they deploy"
                                + " there"),
                KeySpec.optional(ENVIRONMENT, Kind.TEXT, "left out: production"),
                KeySpec.optional(
                        REVIEWERS,
                        Kind.TEXT_OR_LIST,
                        "who approves, for the comment over it: GitHub keeps the reviewers in the"
                                + " settings of the environment"));
    }

    @Override
    public Outcome plan(Workflow workflow, Keys keys) throws TaskProblem {
        String environment = keys.text(ENVIRONMENT, "production");
        Chosen chosen = new Chosen(keys.texts("jobs"), List.of());
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Workflow.Job> jobs =
                chosen.jobs().isEmpty() ? deploying(workflow, environment) : chosen.jobs(workflow);
        if (jobs.isEmpty()) {
            return new Outcome.NothingHere("no job's name says that it deploys to " + environment);
        }
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Job job : jobs) {
            if (isOpen(job, environment)) {
                edits.add(
                        new Edit.Put(
                                Edit.path(job.path(), ENVIRONMENT),
                                environment,
                                "runs-on",
                                comment(environment, keys.texts(REVIEWERS))));
            }
        }
        return Outcome.of(
                edits,
                List.of(
                        "the gate closes when `"
                                + environment
                                + "` has required reviewers in the"
                                + " repository's settings, under Environments"),
                "its jobs that deploy are in the environment `" + environment + "`");
    }

    private static List<Workflow.Job> deploying(Workflow workflow, String environment) {
        return workflow.jobs().stream()
                .filter(job -> Words.deploys(job) && !Words.isForAnother(job, environment))
                .filter(job -> !job.callsWorkflow())
                .toList();
    }

    private static boolean isOpen(Workflow.Job job, String environment) throws TaskProblem {
        if (job.callsWorkflow()) {
            throw Workflow.refused(
                    job.shown()
                            + " calls another workflow, and GitHub takes an `environment` only"
                            + " in the jobs of that one");
        }
        String own = job.environment();
        if (own == null) {
            return true;
        }
        if (!own.contains("${{") && Words.isForAnother(job, environment)) {
            throw Workflow.refused(
                    job.shown()
                            + " deploys to the environment `"
                            + own
                            + "` already, not to `"
                            + environment
                            + "`");
        }
        return false;
    }

    private static List<String> comment(String environment, List<String> reviewers) {
        return reviewers.isEmpty()
                ? List.of()
                : List.of(
                        "Waits for "
                                + String.join(", ", reviewers)
                                + ": Settings > Environments > "
                                + environment
                                + " > Required reviewers");
    }
}
