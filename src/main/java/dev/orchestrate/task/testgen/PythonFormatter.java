package dev.orchestrate.task.testgen;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.executor.local.FilterProgram;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.testgen.python.PythonTests;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** black, where the repository has it. */
final class PythonFormatter {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path workspace;
    private final Map<String, String> environment;

    PythonFormatter(Path workspace, Map<String, String> environment) {
        this.workspace = workspace;
        this.environment = environment;
    }

    /** A part of a file in the repository's form. */
    String format(String file, String text) throws TaskProblem, IOException, InterruptedException {
        try {
            if (!PythonTests.isFormatted(new DiskTree(new Workspace(workspace)), file)) {
                return text;
            }
        } catch (WorkspaceProblem e) {
            throw new TaskProblem(ErrorClass.PERMANENT, e.message(), e);
        }
        Path path = workspace.resolve(file);
        Path folder = path.getParent();
        while (folder == null || !Files.isDirectory(folder)) {
            folder = folder == null ? workspace : folder.getParent();
        }
        FilterProgram black =
                new FilterProgram(
                        List.of(program(folder), "-q", "--stdin-filename", path.toString(), "-"),
                        folder,
                        environment,
                        LIMIT);
        try {
            FilterProgram.Result result = black.run(text.getBytes(UTF_8));
            if (result.exitCode() != 0) {
                throw new TaskProblem(
                        ErrorClass.PERMANENT,
                        "black refuses `" + file + "`: " + result.complaint().strip());
            }
            return new String(result.output(), UTF_8);
        } catch (IOException e) {
            throw TaskProblem.config(
                    "`%s` is formatted by black, which can not be run: install it, or take"
                                    .formatted(file)
                            + " `[tool.black]` out of the project: "
                            + e.getMessage(),
                    e);
        }
    }

    /** That of the project's own environment, or the one on the path. */
    private String program(Path folder) {
        for (Path at = folder; at != null && at.startsWith(workspace); at = at.getParent()) {
            for (String environmentFolder : List.of(".venv", "venv")) {
                Path own = at.resolve(environmentFolder).resolve("bin/black");
                if (Files.isExecutable(own)) {
                    return own.toString();
                }
            }
        }
        return "black";
    }
}
