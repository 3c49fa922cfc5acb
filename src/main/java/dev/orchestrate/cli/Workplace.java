package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a call works.
 *
 * @param workspace absolute
 * @param stateFolder absolute; it need not be there
 * @param environment of the process, and under it that of the workspace's {@code .env}
 */
record Workplace(Path workspace, Path stateFolder, Map<String, String> environment, Call call) {
    private static final String STATE_DIR = "ORCHESTRATE_STATE_DIR";
    private static final String[] USUAL_PLANS = {"config/phases.yaml", "orchestrate.yaml"};

    static Workplace of(Call call) {
        Path current = call.surroundings().folder();
        String named = call.arguments().text(Globals.WORKSPACE);
        Path workspace = named == null ? current : path(current, Globals.WORKSPACE, named);
        if (!Files.isDirectory(workspace)) {
            throw new ProblemException(
                    ExitCode.USAGE, "the workspace `" + workspace + "` is not a folder");
        }
        Map<String, String> environment =
                DotEnv.under(
                        call.surroundings().environment(), workspace.resolve(DotEnv.FILE_NAME));
        return new Workplace(
                workspace, stateFolder(call, workspace, environment), environment, call);
    }

    /** Whether the plan was named on the command line. */
    boolean isPlanNamed() {
        return call.arguments().has(Globals.PLAN);
    }

    /** The plan's file, as a person would name it from the current folder. */
    Path plan() {
        Path current = call.surroundings().folder();
        String named = call.arguments().text(Globals.PLAN);
        if (named != null) {
            path(current, Globals.PLAN, named);
            return Path.of(named);
        }
        for (String usual : USUAL_PLANS) {
            Path file = workspace.resolve(usual);
            if (Files.exists(file)) {
                return workspace.equals(current) ? Path.of(usual) : file;
            }
        }
        throw new ProblemException(
                ExitCode.USAGE,
                "there is no plan: neither `%s` nor `%s` exists in `%s`"
                        .formatted(USUAL_PLANS[0], USUAL_PLANS[1], workspace),
                "name one with `--plan FILE`, or make one with `orchestrate init`",
                null);
    }

    /** Where {@code init} puts a plan, unless there is one. */
    Path newPlan() {
        Path current = call.surroundings().folder();
        String named = call.arguments().text(Globals.PLAN);
        if (named != null) {
            return path(current, Globals.PLAN, named);
        }
        for (String usual : USUAL_PLANS) {
            if (Files.exists(workspace.resolve(usual))) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "`" + usual + "` is there already, and is not overwritten",
                        "choose another name with `--plan FILE`",
                        null);
            }
        }
        return workspace.resolve(USUAL_PLANS[0]);
    }

    private static Path stateFolder(Call call, Path workspace, Map<String, String> environment) {
        Path current = call.surroundings().folder();
        String named = call.arguments().text(Globals.STATE_DIR);
        if (named != null) {
            return path(current, Globals.STATE_DIR, named);
        }
        @Nullable String inherited = environment.get(STATE_DIR);
        return inherited == null || inherited.isEmpty()
                ? workspace.resolve(".orchestrate")
                : path(current, STATE_DIR, inherited);
    }

    private static Path path(Path current, String option, String text) {
        try {
            if (!text.isEmpty()) {
                return current.resolve(text).normalize();
            }
        } catch (InvalidPathException _) {
            // told below: such a path can not be written in a message either
        }
        throw new ProblemException(
                ExitCode.USAGE, "`" + option + "` does not name a path: `" + text + "`");
    }
}
