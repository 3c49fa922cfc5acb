package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code make_trivy_blocking}: what Trivy finds fails the workflow.
 *
 * @param severity those that fail, with commas; null for those that a step says
 */
record MakeTrivyBlocking(@Nullable String severity, Chosen chosen) implements WorkflowAction {
    static final String SEVERITIES = "CRITICAL,HIGH";
    private static final String SEVERITY = "severity";
    private static final String TOLERANT = "continue-on-error";

    static final ActionSpec SPEC =
            new ActionSpec(
                    "make_trivy_blocking",
                    "lets what Trivy finds fail the workflow",
                    MakeTrivyBlocking::of);

    private static MakeTrivyBlocking of(Keys keys) {
        return new MakeTrivyBlocking(
                severity(keys, "what the step says, otherwise " + SEVERITIES), Chosen.of(keys));
    }

    /**
     * The severities that a task names, as Trivy takes them; null where it names none.
     *
     * @param otherwise which are meant then, in words
     */
    static @Nullable String severity(Keys keys, String otherwise) {
        List<String> severities =
                keys.texts(SEVERITY, "the severities that fail; left out: " + otherwise);
        return severities == null ? null : String.join(",", severities);
    }

    @Override
    public Outcome plan(Workflow workflow) throws TaskProblem {
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Edit> edits = new ArrayList<>();
        boolean found = false;
        for (Workflow.Job job : chosen.jobs(workflow)) {
            for (Workflow.Step step : chosen.steps(job)) {
                List<Edit> own = ofStep(workflow, job, step);
                found |= own != null;
                edits.addAll(own == null ? List.of() : own);
            }
        }
        return found
                ? Outcome.of(distinct(edits), List.of(), "what Trivy finds fails the workflow")
                : new Outcome.NothingHere("no step runs Trivy");
    }

    /** Two scans of a job may ask for the same. */
    private static List<Edit> distinct(List<Edit> edits) {
        return edits.stream().distinct().toList();
    }

    /** Null for a step that does not scan. */
    private @Nullable List<Edit> ofStep(Workflow workflow, Workflow.Job job, Workflow.Step step)
            throws TaskProblem {
        List<Edit> edits = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        if (step.isAction(Pins.TRIVY)) {
            edits.addAll(ofAction(step));
            outputs.addAll(Tree.texts(step.with("output")));
        } else {
            TrivyCommands commands = TrivyCommands.of(step);
            if (commands.scans().isEmpty()) {
                return null;
            }
            edits.addAll(ofCommands(workflow, job, step, commands));
            for (ShellCommands.Command scan : commands.scans()) {
                outputs.addAll(Tree.texts(TrivyCommands.option(scan, "--output")));
                outputs.addAll(Tree.texts(TrivyCommands.option(scan, "-o")));
            }
        }
        if (isTolerant(step.body())) {
            edits.add(new Edit.Cut(Edit.path(step.path(), TOLERANT)));
        }
        if (isTolerant(job.body())) {
            edits.add(new Edit.Cut(Edit.path(job.path(), TOLERANT)));
        }
        edits.addAll(uploads(job, step, outputs));
        return edits;
    }

    private static boolean isTolerant(Map<String, Object> body) {
        return !"false".equals(String.valueOf(body.getOrDefault(TOLERANT, false)));
    }

    private List<Edit> ofAction(Workflow.Step step) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("exit-code", "1");
        String own = step.with(SEVERITY);
        wanted.put(SEVERITY, severity != null ? severity : own != null ? own : SEVERITIES);
        if ("sarif".equals(step.with("format"))) {
            // Otherwise the action scans for all severities, and fails for the least of them.
            wanted.put("limit-severities-for-sarif", "true");
        }
        return Mappings.into(step.path(), "with", step.with(), wanted);
    }

    private List<Edit> ofCommands(
            Workflow workflow, Workflow.Job job, Workflow.Step step, TrivyCommands commands)
            throws TaskProblem {
        if (commands.lost() != null) {
            throw Workflow.refused(
                    step.shown()
                            + ": "
                            + commands.lost()
                            + ": a person must change the script; other steps can be named with"
                            + " `steps`");
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        if (commands.scans().stream().anyMatch(scan -> lacks(scan, "--exit-code"))) {
            wanted.put("TRIVY_EXIT_CODE", "1");
        }
        if (commands.scans().stream().anyMatch(scan -> lacks(scan, "--severity"))) {
            wanted.put("TRIVY_SEVERITY", severity == null ? SEVERITIES : severity);
        } else if (severity != null
                && commands.scans().stream()
                        .anyMatch(scan ->
                                !severity.equals(TrivyCommands.option(scan, "--severity")))) {
            throw Workflow.refused(step.shown() + " says its own `--severity` in its script");
        }
        Map<String, Object> env = Tree.map(workflow.root().get("env"));
        env.putAll(Tree.map(job.body().get("env")));
        Map<String, Object> own = Tree.map(step.body().get("env"));
        env.putAll(own);
        if (severity == null && env.containsKey("TRIVY_SEVERITY")) {
            wanted.remove("TRIVY_SEVERITY");
        }
        wanted.entrySet().removeIf(e -> e.getValue().equals(String.valueOf(env.get(e.getKey()))));
        return Mappings.into(step.path(), "env", own, wanted);
    }

    private static boolean lacks(ShellCommands.Command scan, String option) {
        return TrivyCommands.option(scan, option) == null;
    }

    /** A report is wanted most where the scan that wrote it has failed. */
    private static List<Edit> uploads(Workflow.Job job, Workflow.Step scan, List<String> outputs) {
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Step step : job.steps()) {
            boolean carries =
                    step.index() > scan.index()
                            && (step.isAction(Pins.UPLOAD_SARIF)
                                    || step.isAction(Pins.UPLOAD_ARTIFACT))
                            && outputs.stream().anyMatch(step.with().values().toString()::contains);
            if (carries && !step.body().containsKey("if")) {
                edits.add(Edit.Put.after("name", Edit.path(step.path(), "if"), "always()"));
            }
        }
        return edits;
    }
}
