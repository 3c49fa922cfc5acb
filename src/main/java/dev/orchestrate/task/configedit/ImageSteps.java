package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts steps behind those that build images. */
final class ImageSteps {
    private ImageSteps() {}

    /**
     * What a task asks about.
     *
     * @param image null for those that are built
     */
    record Asked(@Nullable String image, Chosen chosen) {
        static Asked of(Keys keys, String otherwise) {
            return new Asked(
                    keys.text("image", "the image; left out: the tag that the step builds"),
                    Chosen.ofJobs(keys, otherwise));
        }
    }

    /**
     * What comes behind a build.
     *
     * @param edits that leave every step at its place
     */
    record Added(List<Map<String, Object>> steps, List<Edit> edits) {}

    /** Works out what comes behind a build. */
    interface Maker {
        /** For the build of this number in its job. */
        Added make(ImageBuild build, int number) throws TaskProblem;
    }

    static Outcome plan(
            Workflow workflow,
            Asked asked,
            Predicate<Workflow.Step> isDone,
            Maker maker,
            String alreadySo)
            throws TaskProblem {
        Chosen chosen = asked.chosen();
        String missing = chosen.missing(workflow);
        if (missing != null) {
            return new Outcome.NothingHere(missing);
        }
        boolean built = false;
        List<Edit> edits = new ArrayList<>();
        for (Workflow.Job job : chosen.jobs(workflow)) {
            List<ImageBuild> builds = ImageBuild.of(job);
            built |= !builds.isEmpty();
            if (!isDone(workflow, job, chosen, isDone)) {
                edits.addAll(behind(job, wanted(builds, asked), maker));
            }
        }
        return built
                ? Outcome.of(edits, List.of(), alreadySo)
                : new Outcome.NothingHere("no step builds an image");
    }

    /** Another job may do it for all, unless the task names this one. */
    private static boolean isDone(
            Workflow workflow, Workflow.Job job, Chosen chosen, Predicate<Workflow.Step> isDone) {
        List<Workflow.Step> steps = chosen.jobs().isEmpty() ? workflow.steps() : job.steps();
        return steps.stream().anyMatch(isDone);
    }

    /** An image that the task names is looked at once, when all are built. */
    private static List<ImageBuild> wanted(List<ImageBuild> builds, Asked asked) {
        return asked.image() != null && !builds.isEmpty() ? List.of(builds.getLast()) : builds;
    }

    private static List<Edit> behind(Workflow.Job job, List<ImageBuild> builds, Maker maker)
            throws TaskProblem {
        List<Edit> edits = new ArrayList<>();
        for (int number = builds.size() - 1; number >= 0; number--) {
            ImageBuild build = builds.get(number);
            Added added = maker.make(build, number);
            edits.addAll(added.edits());
            int place = build.step().index() + 1;
            for (Map<String, Object> step : added.steps()) {
                edits.add(new Edit.Insert(job.stepsPath(), place++, step));
            }
        }
        return edits.stream().distinct().toList();
    }
}
