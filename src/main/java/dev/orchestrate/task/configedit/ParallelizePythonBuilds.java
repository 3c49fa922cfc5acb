package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code parallelize_python_builds}: a job runs once for each version of Python, at once. */
record ParallelizePythonBuilds(List<String> versions, Chosen chosen) implements WorkflowAction {
    private static final String VERSION = "python-version";
    private static final Set<String> TESTS =
            Set.of("pytest", "tox", "nox", "unittest", "test", "tests");
    private static final Set<String> BUILDERS =
            Set.of("python", "python3", "poetry", "hatch", "uv", "pipx", "pdm", "flit");
    private static final String REFERENCE = "${{ matrix.python-version }}";

    static final ActionSpec SPEC =
            new ActionSpec(
                    "parallelize_python_builds",
                    "runs the jobs that set up Python once for each version, side by side in a matrix",
                    ParallelizePythonBuilds::of);

    private static ParallelizePythonBuilds of(Keys keys) throws TaskProblem {
        return new ParallelizePythonBuilds(
                keys.neededTexts("versions", "of Python, quoted: \"3.10\" is no number"),
                Chosen.ofJobs(
                        keys,
                        "those that set up one version of Python to build or test with, and"
                                + " neither deploy nor publish"));
    }

    @Override
    public Outcome plan(Workflow workflow) throws TaskProblem {
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        List<Workflow.Job> jobs =
                chosen.jobs(workflow).stream()
                        .filter(job -> !setups(job).isEmpty())
                        .filter(job -> !chosen.jobs().isEmpty() || builds(job))
                        .toList();
        if (jobs.isEmpty()) {
            return new Outcome.NothingHere("no job sets up one version of Python to build with");
        }
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Job job : jobs) {
            edits.addAll(ofJob(workflow, job));
        }
        return Outcome.of(edits, List.of(), "its Python jobs run for these versions");
    }

    /** Whether it builds or tests, and does nothing that may be done but once. */
    private static boolean builds(Workflow.Job job) {
        return !Words.givesOut(job)
                && job.steps().stream()
                        .flatMap(step -> ShellCommands.of(step.run()).stream())
                        .anyMatch(ParallelizePythonBuilds::builds);
    }

    private static boolean builds(ShellCommands.Command command) {
        return command.words().stream().anyMatch(TESTS::contains)
                || (BUILDERS.contains(command.first()) && command.words().contains("build"));
    }

    /** The steps that set up one version, or that of the matrix. */
    private static List<Workflow.Step> setups(Workflow.Job job) {
        return job.steps().stream()
                .filter(step -> step.isAction(Pins.SETUP_PYTHON))
                .filter(step -> step.with(VERSION) != null)
                .filter(step -> !String.valueOf(step.with(VERSION)).strip().contains("\n"))
                .filter(step ->
                        isOurs(step) || !String.valueOf(step.with(VERSION)).contains("matrix."))
                .toList();
    }

    private static boolean isOurs(Workflow.Step step) {
        return REFERENCE.equals(String.valueOf(step.with(VERSION)));
    }

    private List<Edit> ofJob(Workflow workflow, Workflow.Job job) throws TaskProblem {
        List<Edit> edits = new ArrayList<>(matrix(job));
        List<Workflow.Step> fixed = setups(job).stream().filter(step -> !isOurs(step)).toList();
        for (Workflow.Step step : fixed) {
            edits.add(Edit.Put.of(Edit.path(step.path(), "with", VERSION), REFERENCE));
        }
        if (!fixed.isEmpty()) {
            edits.addAll(artifacts(workflow, job));
            refuseOutputs(job);
        }
        return edits;
    }

    private List<Edit> matrix(Workflow.Job job) throws TaskProblem {
        Object strategy = job.body().get("strategy");
        List<Object> place = Edit.path(job.path(), "strategy");
        if (strategy == null) {
            Map<String, Object> fresh = new LinkedHashMap<>();
            fresh.put("fail-fast", false);
            fresh.put("matrix", Map.of(VERSION, new Edit.OneLine(versions)));
            return List.of(Edit.Put.after("runs-on", place, fresh));
        }
        Object matrix = Tree.map(strategy).get("matrix");
        if (matrix == null) {
            return List.of(
                    Edit.Put.of(
                            Edit.path(place, "matrix"),
                            Map.of(VERSION, new Edit.OneLine(versions))));
        }
        if (!(matrix instanceof Map)) {
            throw Workflow.refused(job.shown() + " computes its matrix by an expression");
        }
        Object there = Tree.map(matrix).get(VERSION);
        List<Object> own = Edit.path(place, "matrix", VERSION);
        if (there == null) {
            return List.of(Edit.Put.of(own, new Edit.OneLine(versions)));
        }
        if (!(there instanceof List)) {
            throw Workflow.refused(job.shown() + " computes its versions by an expression");
        }
        return Additions.to(own, Tree.texts(there), versions);
    }

    /** Two runs of a job may not upload artifacts of one name. */
    private static List<Edit> artifacts(Workflow workflow, Workflow.Job job) throws TaskProblem {
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Step step : job.steps()) {
            String name = step.with("name");
            if (!step.isAction(Pins.UPLOAD_ARTIFACT)
                    || (name != null && name.contains("matrix."))) {
                continue;
            }
            refuseDownload(workflow, job, name == null ? "artifact" : name);
            String each = (name == null ? "artifact" : name) + "-" + REFERENCE;
            edits.addAll(Mappings.into(step.path(), "with", step.with(), Map.of("name", each)));
        }
        return edits;
    }

    private static void refuseDownload(Workflow workflow, Workflow.Job job, String name)
            throws TaskProblem {
        for (Workflow.Step step : workflow.steps()) {
            if (step.isAction(Pins.DOWNLOAD_ARTIFACT) && name.equals(step.with("name"))) {
                throw Workflow.refused(
                        step.shown()
                                + " downloads the artifact `"
                                + name
                                + "`, of which "
                                + job.shown()
                                + " would make one for each version");
            }
        }
    }

    private static void refuseOutputs(Workflow.Job job) throws TaskProblem {
        if (job.body().containsKey("outputs")) {
            throw Workflow.refused(
                    job.shown() + " has `outputs`, and of a matrix only one of them would last");
        }
    }
}
