package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A step that builds a container image.
 *
 * @param image its name, as a workflow writes it; null where the step does not tell it
 */
record ImageBuild(Workflow.Job job, Workflow.Step step, @Nullable String image) {
    private static final Pattern META_TAGS =
            Pattern.compile("\\$\\{\\{\\s*steps\\.([\\w-]+)\\.outputs\\.tags\\s*}}");

    /** Those of a job, in their order. */
    static List<ImageBuild> of(Workflow.Job job) {
        List<ImageBuild> builds = new ArrayList<>();
        for (Workflow.Step step : job.steps()) {
            if (step.isAction(Pins.BUILD_PUSH)) {
                builds.add(new ImageBuild(job, step, firstTag(job, step.with("tags"))));
            } else {
                for (ShellCommands.Command command : ShellCommands.of(step.run())) {
                    if (isBuild(command.words())) {
                        builds.add(new ImageBuild(job, step, plainTag(command)));
                        break;
                    }
                }
            }
        }
        return builds;
    }

    /**
     * The image to look at.
     *
     * @param asked by the task; null for the one that is built
     */
    String image(String action, @Nullable String asked) throws TaskProblem {
        String image = asked == null ? this.image : asked;
        if (image == null) {
            throw Keys.missing(
                    action, "image", "the name of the image can not be told from " + step.shown());
        }
        return image;
    }

    /**
     * What makes the image to be had by the steps that follow: it stays on the runner where it is
     * not pushed.
     */
    List<Edit> keep() throws TaskProblem {
        if (!step.isAction(Pins.BUILD_PUSH) || isPushed() || "true".equals(step.with("load"))) {
            return List.of();
        }
        String platforms = String.valueOf(step.with().getOrDefault("platforms", ""));
        if (platforms.contains(",")
                || platforms.contains("\n")
                || step.with().containsKey("outputs")) {
            throw Workflow.refused(
                    step.shown()
                            + " neither pushes the image nor leaves it on the runner, and"
                            + " `load: true` does not go with its `platforms` or `outputs`");
        }
        return Mappings.into(step.path(), "with", step.with(), Map.of("load", true));
    }

    /** When the image is there: the condition of the step and of its push; null for always. */
    @Nullable String condition() {
        List<String> parts = new ArrayList<>();
        for (@Nullable String part : new String[] {step.text("if"), pushCondition()}) {
            if (part != null) {
                parts.add(bare(part));
            }
        }
        if (parts.size() < 2) {
            return parts.isEmpty() ? null : parts.getFirst();
        }
        return "(" + String.join(") && (", parts) + ")";
    }

    private boolean isPushed() {
        return "true".equals(step.with("push")) || pushCondition() != null;
    }

    private @Nullable String pushCondition() {
        String push = step.with("push");
        return push != null && push.contains("${{") ? push : null;
    }

    private static String bare(String condition) {
        String text = condition.strip();
        boolean wrapped =
                text.startsWith("${{") && text.endsWith("}}") && text.indexOf("${{", 3) < 0;
        return wrapped ? text.substring(3, text.length() - 2).strip() : text;
    }

    private static @Nullable String firstTag(Workflow.Job job, @Nullable String tags) {
        if (tags == null) {
            return null;
        }
        Matcher meta = META_TAGS.matcher(tags.strip());
        if (meta.matches()) {
            String id = meta.group(1);
            boolean known =
                    job.steps().stream()
                            .anyMatch(s -> s.isAction(Pins.METADATA) && id.equals(s.text("id")));
            return known ? "${{ fromJSON(steps." + id + ".outputs.json).tags[0] }}" : null;
        }
        // An expression may hold commas of its own.
        String line = tags.strip().lines().findFirst().orElse("").strip();
        String first = line.contains("${{") ? line : line.split(",", 2)[0].strip();
        return first.isEmpty() || first.contains(",") || isWhole(first) ? null : first;
    }

    /** Whether it is one expression, which may give many names. */
    private static boolean isWhole(String tag) {
        return tag.startsWith("${{") && tag.endsWith("}}") && tag.indexOf("${{", 3) < 0;
    }

    private static boolean isBuild(List<String> words) {
        return words.size() > 2
                && words.getFirst().equals("docker")
                && (words.get(1).equals("build")
                        || (words.get(1).equals("buildx") && words.get(2).equals("build")));
    }

    private static @Nullable String plainTag(ShellCommands.Command command) {
        for (String option : List.of("-t", "--tag")) {
            String tag = TrivyCommands.option(command, option);
            if (tag != null && !tag.replace("${{", "").contains("$") && !tag.contains("`")) {
                return tag;
            }
        }
        return null;
    }

    /** The name of a file or an artifact that no other build of the workflow has. */
    String unique(int number) {
        String matrix = job.hasMatrix() ? "-${{ strategy.job-index }}" : "";
        return job.id().toLowerCase(Locale.ROOT) + (number == 0 ? "" : "-" + (number + 1)) + matrix;
    }
}
