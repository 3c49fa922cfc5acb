package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code add_container_scanning}: an image that is built is scanned, and what is found fails. */
final class AddContainerScanning implements WorkflowAction {
    private static final String NAME = "add_container_scanning";
    private static final String SARIF = "sarif";
    private static final Set<String> SCANNERS =
            Set.of(
                    "anchore/scan-action",
                    "docker/scout-action",
                    "snyk/actions/docker",
                    "azure/container-scan",
                    "aliyun/acr-scan");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "lets Trivy scan the container images that a workflow builds; what it finds fails"
                + " the workflow";
    }

    @Override
    public List<KeySpec> keys() {
        return List.of(
                KeySpec.optional(
                        "image", Kind.TEXT, "the image; left out: the tag that the step builds"),
                KeySpec.optional(
                        "severity",
                        Kind.TEXT_OR_LIST,
                        "the severities that fail; left out: " + MakeTrivyBlocking.SEVERITIES),
                KeySpec.optional(
                        "format",
                        Kind.TEXT,
                        "`table` into the log, or `sarif`, sent to GitHub; left out: table"),
                new KeySpec(
                        "jobs",
                        Kind.TEXT_OR_LIST,
                        false,
                        "jobs, by id or name; left out: those that build images",
                        List.of(),
                        List.of()));
    }

    @Override
    public Outcome plan(Workflow workflow, Keys keys) throws TaskProblem {
        String format = keys.text("format", "table");
        if (!Set.of("table", SARIF).contains(format)) {
            throw TaskProblem.config("`format` is `" + format + "`, not `table` or `sarif`");
        }
        return ImageSteps.plan(
                workflow,
                keys,
                AddContainerScanning::scans,
                (build, number) -> added(workflow, keys, format, new At(build, number)),
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

    private record At(ImageBuild build, int number) {}

    private static ImageSteps.Added added(Workflow workflow, Keys keys, String format, At at)
            throws TaskProblem {
        String report = "trivy-" + at.build.unique(at.number) + ".sarif";
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(scan(at.build, keys, format.equals(SARIF) ? report : null));
        List<Edit> edits = new ArrayList<>(at.build.keep());
        if (format.equals(SARIF)) {
            steps.add(upload(workflow, at.build, report));
            edits.addAll(Permissions.securityEvents(workflow, at.build.job()));
        }
        return new ImageSteps.Added(steps, edits);
    }

    private static Map<String, Object> scan(ImageBuild build, Keys keys, @Nullable String report)
            throws TaskProblem {
        Map<String, Object> with = new LinkedHashMap<>();
        with.put("image-ref", build.image(NAME, keys.text("image")));
        with.put("format", report == null ? "table" : SARIF);
        if (report != null) {
            with.put("output", report);
            with.put("limit-severities-for-sarif", "true");
        }
        with.put("exit-code", "1");
        with.put("ignore-unfixed", "true");
        with.put(
                "severity",
                keys.has("severity")
                        ? String.join(",", keys.texts("severity"))
                        : MakeTrivyBlocking.SEVERITIES);
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
