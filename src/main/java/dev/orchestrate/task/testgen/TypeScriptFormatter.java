package dev.orchestrate.task.testgen;

import dev.orchestrate.executor.local.FilterProgram;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The repository's own formatter, if it has one. */
final class TypeScriptFormatter {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_TIMES = 4;

    private final Path workspace;
    private final Map<String, String> environment;

    TypeScriptFormatter(Path workspace, Map<String, String> environment) {
        this.workspace = workspace;
        this.environment = environment;
    }

    /** The text of a file, or a part of it, in the repository's form. */
    String format(String file, String text) throws TaskProblem, IOException, InterruptedException {
        Path project = project(file);
        if (project == null) {
            return text;
        }
        Path prettier = installed(project);
        if (prettier == null) {
            throw TaskProblem.config(
                    "`%s` is formatted by prettier, which is not installed: run `npm ci` first"
                            .formatted(file));
        }
        FilterProgram program =
                new FilterProgram(
                        List.of(
                                prettier.toString(),
                                "--stdin-filepath",
                                workspace.resolve(file).toString()),
                        project,
                        environment,
                        LIMIT);
        String before = text;
        String after = formatted(program, file, before);
        // Its first answer to a long chain of calls is not always one that it would leave alone.
        for (int times = 1; times < MOST_TIMES && !after.equals(before); times++) {
            before = after;
            after = formatted(program, file, before);
        }
        return after;
    }

    private static String formatted(FilterProgram program, String file, String text)
            throws TaskProblem, IOException, InterruptedException {
        FilterProgram.Result result;
        try {
            result = program.run(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw TaskProblem.config(
                    "prettier can not be run for `" + file + "`: " + e.getMessage(), e);
        }
        if (result.exitCode() != 0) {
            String first = result.complaint().strip().lines().findFirst().orElse("no message");
            throw new TaskProblem(
                    ErrorClass.PERMANENT, "prettier refuses `" + file + "`: " + first);
        }
        // What it ignores comes out as it went in.
        return new String(result.output(), StandardCharsets.UTF_8);
    }

    /** The nearest folder whose package names prettier. */
    private @Nullable Path project(String file) throws IOException {
        Path folder = workspace.resolve(file).getParent();
        while (folder != null && folder.startsWith(workspace)) {
            Path manifest = folder.resolve("package.json");
            if (Files.isRegularFile(manifest)
                    && Files.readString(manifest).contains("\"prettier\"")) {
                return folder;
            }
            folder = folder.getParent();
        }
        return null;
    }

    private @Nullable Path installed(Path project) {
        for (Path at = project; at != null && at.startsWith(workspace); at = at.getParent()) {
            Path program = at.resolve("node_modules/.bin/prettier");
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        return null;
    }
}
