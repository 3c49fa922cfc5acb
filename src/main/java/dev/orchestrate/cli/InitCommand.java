package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code init}. */
final class InitCommand implements Command {
    private static final String PLAN = "starter-plan.yaml";
    private static final String ENVIRONMENT = "starter.env";

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "The plan runs as it stands. Nothing that exists is overwritten; with"
                                + " --plan the plan gets that name.")
                .examples("orchestrate init", "orchestrate run");
    }

    @Override
    public ExitCode execute(Call call) {
        Workplace workplace = Workplace.of(call);
        Path plan = workplace.newPlan();
        write(plan, PLAN);
        call.print("wrote " + call.shown(plan) + "\n");
        Path environment = workplace.workspace().resolve(".env.example");
        if (Files.exists(environment)) {
            call.print("kept " + call.shown(environment) + ", which was there already\n");
        } else {
            write(environment, ENVIRONMENT);
            call.print("wrote " + call.shown(environment) + "\n");
        }
        call.remark("look at it with `orchestrate plan`, and run it with `orchestrate run`");
        return ExitCode.DONE;
    }

    private static void write(Path file, String resource) {
        try (InputStream content = InitCommand.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, content.readAllBytes(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "`" + file + "` is there already, and is not overwritten",
                    "choose another name with `--plan FILE`",
                    e);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.USAGE, "can not write `" + file + "`: " + e.getMessage(), null, e);
        }
    }
}
