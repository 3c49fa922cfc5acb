package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code remove_continue_on_error}: what fails may no longer be passed over. */
record RemoveContinueOnError(Chosen chosen) implements WorkflowAction {
    private static final String KEY = "continue-on-error";

    static final ActionSpec SPEC =
            new ActionSpec(
                    "remove_continue_on_error",
                    "takes `continue-on-error` from jobs and steps, so that a check that fails stops"
                            + " the workflow",
                    keys -> new RemoveContinueOnError(Chosen.of(keys)));

    @Override
    public Outcome plan(Workflow workflow) {
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Edit> edits = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Workflow.Job job : chosen.jobs(workflow)) {
            if (chosen.steps().isEmpty() && isSet(job.body())) {
                edits.add(new Edit.Cut(Edit.path(job.path(), KEY)));
                remark(remarks, job.shown(), job.body());
            }
            for (Workflow.Step step : chosen.steps(job)) {
                if (isSet(step.body())) {
                    edits.add(new Edit.Cut(Edit.path(step.path(), KEY)));
                    remark(remarks, step.shown(), step.body());
                }
            }
        }
        return Outcome.of(edits, remarks, "nothing that fails is passed over");
    }

    /** One that says `false` lets nothing pass. */
    private static boolean isSet(Map<String, Object> body) {
        return body.containsKey(KEY) && !"false".equals(String.valueOf(body.get(KEY)));
    }

    private static void remark(List<String> remarks, String shown, Map<String, Object> body) {
        String value = String.valueOf(body.get(KEY));
        if (!value.equals("true")) {
            remarks.add(
                    shown + " could fail only where `" + value + "`; now it stops the workflow");
        }
    }
}
