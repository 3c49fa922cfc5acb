package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code add_container_scanning}: an image that is built is scanned, and what is found fails. */
record AddContainerScanning(ImageSteps.Asked asked, String severity, String format)
        implements WorkflowAction {
    private static final String NAME = "add_container_scanning";
    private static final String SARIF = "sarif";
    private static final Set<String> SCANNERS =
            Set.of(
                    "anchore/scan-action",
                    "docker/scout-action",
                    "snyk/actions/docker",
                    "azure/container-scan",
                    "aliyun/acr-scan");

    static final ActionSpec SPEC =
            new ActionSpec(
                    NAME,
                    "lets Trivy scan the container images that a workflow builds; what it finds"
                            + " fails the workflow",
                    AddContainerScanning::of);

    private static AddContainerScanning of(Keys keys) throws TaskProblem {
        ImageSteps.Asked asked = ImageSteps.Asked.of(keys, "those that build images");
        String severity = MakeTrivyBlocking.severity(keys, MakeTrivyBlocking.SEVERITIES);
        String format =
                keys.text(
                        "format",
                        "`table` into the log, or `sarif`, sent to GitHub; left out: table",
                        "table");
        if (!Set.of("table", SARIF).contains(format)) {
            throw TaskProblem.config("`format` is `" + format + "`, not `table` or `sarif`");
        }
        return new AddContainerScanning(
                asked, severity == null ? MakeTrivyBlocking.SEVERITIES : severity, format);
    }

    @Override
    public Outcome plan(Workflow workflow) throws TaskProblem {
        return ImageSteps.plan(
                workflow,
                asked,
                AddContainerScanning::scans,
                (build, number) -> added(workflow, build, number),
                "its images are scanned");
    }

    private static boolean scans(Workflow.Step step) {
        String action = step.action();
        if (action == null) {
            return TrivyCommands.of(step).scans().stream()
                    .anyMatch(scan -> scan.words().contains("image"));
        }
        String type = step.with("scan-type");
        return SCANNERS.contains(action)
                || (action.equals(Pins.TRIVY) && (type == null || type.equals("image")));
    }

    private ImageSteps.Added added(Workflow workflow, ImageBuild build, int number)
            throws TaskProblem {
        String report = "trivy-" + build.unique(number) + ".sarif";
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(scan(build, format.equals(SARIF) ? report : null));
        List<Edit> edits = new ArrayList<>(build.keep());
        if (format.equals(SARIF)) {
            steps.add(upload(workflow, build, report));
            edits.addAll(Permissions.securityEvents(workflow, build.job()));
        }
        return new ImageSteps.Added(steps, edits);
    }

    private Map<String, Object> scan(ImageBuild build, @Nullable String report) throws TaskProblem {
        Map<String, Object> with = new LinkedHashMap<>();
        with.put("image-ref", build.image(NAME, asked.image()));
        with.put("format", report == null ? "table" : SARIF);
        if (report != null) {
            with.put("output", report);
            with.put("limit-severities-for-sarif", "true");
        }
        with.put("exit-code", "1");
        with.put("ignore-unfixed", "true");
        with.put("severity", severity);
        NewStep step = NewStep.named("Scan the image for vulnerabilities");
        String condition = build.condition();
        if (condition != null) {
            step.with("if", condition);
        }
        return step.with("uses", Pins.trivy()).with("with", with).body();
    }

    private static Map<String, Object> upload(Workflow workflow, ImageBuild build, String report) {
        Map<String, Object> with = new LinkedHashMap<>();
        with.put("sarif_file", report);
        with.put("category", report.substring(0, report.length() - ".sarif".length()));
        String condition = build.condition();
        return NewStep.named("Send what the scan has found")
                .with("if", "always()" + (condition == null ? "" : " && (" + condition + ")"))
                .with("uses", Pins.uploadSarif(workflow))
                .with("with", with)
                .body();
    }
}
