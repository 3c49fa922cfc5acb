package dev.orchestrate.cli;

import dev.orchestrate.engine.ChangedTasks;
import dev.orchestrate.engine.DryRun;
import dev.orchestrate.engine.Mail;
import dev.orchestrate.engine.RunRequest;
import dev.orchestrate.engine.Waits;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.roadmap.Repository;
import dev.orchestrate.roadmap.Roadmap;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunOptions;
import dev.orchestrate.task.Preview;
import dev.orchestrate.task.TaskProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The roadmap of the repository at hand: what its files suggest, less what a dry run of it shows to
 * be impossible or done already.
 */
final class RoadmapPlan {
    private final Wiring wiring;
    private final Path workspace;

    RoadmapPlan(Wiring wiring) {
        this.wiring = wiring;
        this.workspace = wiring.workplace().workspace();
    }

    /**
     * Looks at the repository, and writes nothing.
     *
     * @param file the plan's name, for its own first lines
     */
    String text(String file) {
        Roadmap suggested = suggested();
        wiring.call().remark("trying " + suggested.size() + " tasks, without doing them");
        Roadmap roadmap =
                suggested.isEmpty() ? suggested : suggested.without(refused(suggested, file));
        if (roadmap.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "nothing here calls for a roadmap: no workflow of GitHub, and no source in"
                            + " TypeScript or Python that tests can be written for",
                    "name the repository with `--workspace DIR`, or take `orchestrate init`",
                    null);
        }
        wiring.call()
                .remark(
                        "%d of them stay; what can not be done is named at the end of the plan"
                                .formatted(roadmap.size()));
        return roadmap.text(file);
    }

    private Roadmap suggested() {
        try {
            return Roadmap.of(Repository.of(workspace));
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.USAGE, "can not read `" + workspace + "`: " + e.getMessage(), null, e);
        }
    }

    private Map<String, String> refused(Roadmap roadmap, String file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (DryRun.Step step : steps(roadmap.text(file))) {
            if (step.problem() != null) {
                TaskProblem problem = step.problem();
                reasons.put(step.task().id(), problem.isNothingToDo() ? "" : problem.message());
            } else if (step.preview() instanceof Preview.AlreadySo) {
                reasons.put(step.task().id(), "");
            }
        }
        return reasons;
    }

    private List<DryRun.Step> steps(String text) {
        Plan plan = loaded(text);
        RunRequest request =
                new RunRequest(
                        plan,
                        text,
                        Map.of(),
                        Map.of(),
                        null,
                        RunOptions.DEFAULT,
                        true,
                        ChangedTasks.REFUSE,
                        Waits.NO,
                        null);
        PlanSecrets none = PlanSecrets.of(plan, Map.of());
        return DryRun.of(
                DryRun.begun(wiring.setting(new Mail(), List.of(), none), request),
                wiring.handlers(),
                workspace);
    }

    private Plan loaded(String text) {
        Loaded loaded =
                wiring.plans()
                        .parse(
                                "roadmap",
                                text.getBytes(StandardCharsets.UTF_8),
                                wiring.loading(Map.of(), false));
        if (loaded.plan() == null) {
            throw new IllegalStateException(
                    "the program's own roadmap is not valid: " + loaded.diagnostics());
        }
        return loaded.plan();
    }
}
