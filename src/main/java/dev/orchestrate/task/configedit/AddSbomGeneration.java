package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code add_sbom_generation}: a workflow leaves a list of what its images, or sources, hold. */
record AddSbomGeneration(ImageSteps.Asked asked, String format) implements WorkflowAction {
    private static final String NAME = "add_sbom_generation";
    private static final String FORMAT = "format";
    private static final Map<String, String> SUFFIXES =
            Map.of(
                    "spdx-json", "spdx.json",
                    "cyclonedx-json", "cdx.json",
                    "spdx", "spdx",
                    "cyclonedx", "cdx.xml");

    static final ActionSpec SPEC =
            new ActionSpec(
                    NAME,
                    "leaves a bill of materials (SBOM) of the images that a workflow builds, or of"
                            + " its sources where it builds none, as an artifact",
                    AddSbomGeneration::of);

    private static AddSbomGeneration of(Keys keys) throws TaskProblem {
        ImageSteps.Asked asked =
                ImageSteps.Asked.of(
                        keys,
                        "those that build images, otherwise the first that checks the sources out");
        String format =
                keys.text(
                        FORMAT,
                        "`spdx-json`, `cyclonedx-json`, `spdx` or `cyclonedx`; left out: spdx-json",
                        "spdx-json");
        if (!SUFFIXES.containsKey(format)) {
            throw TaskProblem.config(
                    "`format` is `"
                            + format
                            + "`, not `spdx-json`, `cyclonedx-json`, `spdx` or"
                            + " `cyclonedx`");
        }
        return new AddSbomGeneration(asked, format);
    }

    @Override
    public Outcome plan(Workflow workflow) throws TaskProblem {
        Outcome ofImages =
                ImageSteps.plan(
                        workflow,
                        asked,
                        AddSbomGeneration::lists,
                        (build, number) ->
                                new ImageSteps.Added(
                                        List.of(ofImage(workflow, build, number)), build.keep()),
                        "it leaves an SBOM");
        boolean none = workflow.jobs().stream().allMatch(job -> ImageBuild.of(job).isEmpty());
        return none ? ofSources(workflow) : ofImages;
    }

    private static boolean lists(Workflow.Step step) {
        String action = step.action();
        if (action == null) {
            return ShellCommands.of(step.run()).stream()
                    .map(command -> command.first().toLowerCase(Locale.ROOT))
                    .anyMatch(first -> first.equals("syft") || first.startsWith("cyclonedx"));
        }
        String format = String.valueOf(step.with(FORMAT));
        return action.startsWith(Pins.SBOM)
                || action.toLowerCase(Locale.ROOT).startsWith("cyclonedx/")
                || "true".equals(step.with("sbom"))
                || (action.equals(Pins.TRIVY)
                        && Set.of("cyclonedx", "spdx", "spdx-json").contains(format));
    }

    private Map<String, Object> ofImage(Workflow workflow, ImageBuild build, int number)
            throws TaskProblem {
        NewStep step = NewStep.named("List what the image holds");
        String condition = build.condition();
        if (condition != null) {
            step.with("if", condition);
        }
        String image = build.image(NAME, asked.image());
        return step.with("uses", Pins.sbom(workflow))
                .with("with", with("image", image, build.unique(number)))
                .body();
    }

    private Outcome ofSources(Workflow workflow) {
        Chosen chosen = asked.chosen();
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Workflow.Job> jobs =
                chosen.jobs(workflow).stream().filter(job -> job.uses(Pins.CHECKOUT)).toList();
        if (jobs.isEmpty()) {
            return new Outcome.NothingHere("no job builds an image or checks the sources out");
        }
        Workflow.Job job = jobs.getFirst();
        if (workflow.steps().stream().anyMatch(AddSbomGeneration::lists)) {
            return new Outcome.AlreadySo("it leaves an SBOM");
        }
        String name = new ImageBuild(job, job.steps().getFirst(), null).unique(0);
        Map<String, Object> step =
                NewStep.named("List what the sources hold")
                        .with("uses", Pins.sbom(workflow))
                        .with("with", with("path", ".", name))
                        .body();
        return new Outcome.Edits(
                List.of(new Edit.Insert(job.stepsPath(), job.steps().size(), step)), List.of());
    }

    /** Not to releases: that would need the right to write to the repository. */
    private Map<String, Object> with(String kind, String source, String name) {
        Map<String, Object> with = new LinkedHashMap<>();
        with.put(kind, source);
        with.put(FORMAT, format);
        with.put("artifact-name", "sbom-" + name + "." + SUFFIXES.get(format));
        with.put("upload-release-assets", false);
        return with;
    }
}
