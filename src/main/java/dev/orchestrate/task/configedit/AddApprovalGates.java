package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;

/** {@code add_approval_gates}: jobs wait for the reviewers of their environment. */
record AddApprovalGates(Chosen chosen, String environment, List<String> reviewers)
        implements WorkflowAction {
    private static final String ENVIRONMENT = "environment";

    static final ActionSpec SPEC =
            new ActionSpec(
                    "add_approval_gates",
                    "puts jobs that deploy into an `environment`, whose reviewers GitHub asks first",
                    AddApprovalGates::of);

    private static AddApprovalGates of(Keys keys) {
        return new AddApprovalGates(
                Chosen.ofJobs(keys, "those whose name says that they deploy there"),
                keys.text(ENVIRONMENT, "left out: production", "production"),
                keys.texts(
                        "reviewers",
                        "who approves, for the comment over it: GitHub keeps the reviewers in the"
                                + " settings of the environment",
                        List.of()));
    }

    @Override
    public Outcome plan(Workflow workflow) throws TaskProblem {
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Workflow.Job> jobs =
                chosen.jobs().isEmpty() ? deploying(workflow) : chosen.jobs(workflow);
        if (jobs.isEmpty()) {
            return new Outcome.NothingHere("no job's name says that it deploys to " + environment);
        }
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Job job : jobs) {
            if (isOpen(job)) {
                edits.add(
                        new Edit.Put(
                                Edit.path(job.path(), ENVIRONMENT),
                                environment,
                                "runs-on",
                                comment()));
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

    private List<Workflow.Job> deploying(Workflow workflow) {
        return workflow.jobs().stream()
                .filter(job -> Words.deploys(job) && !Words.isForAnother(job, environment))
                .filter(job -> !job.callsWorkflow())
                .toList();
    }

    private boolean isOpen(Workflow.Job job) throws TaskProblem {
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

    private List<String> comment() {
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
