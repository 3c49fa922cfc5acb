package dev.orchestrate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.journal.DiskProblem;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** {@code init}. */
final class InitCommand implements Command {
    private static final String PLAN = "starter-plan.yaml";
    private static final String ENVIRONMENT = "starter.env";

    private static final String TEMPLATE = "--template";
    private static final String STARTER = "starter";
    private static final String ROADMAP = "roadmap";

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "The plan runs as it stands. Nothing that exists is overwritten; with"
                                + " --plan the plan gets that name.",
                        "The roadmap is made for the repository at hand: tests for its services,"
                                + " routes, configuration and Python modules, and edits of its"
                                + " workflows, each tried without being done.")
                .option(
                        TEMPLATE,
                        "NAME",
                        "starter, a small plan with remarks (left out), or roadmap")
                .examples(
                        "orchestrate init",
                        "orchestrate run",
                        "orchestrate init --template roadmap --workspace ../shop");
    }

    @Override
    public ExitCode execute(Call call) {
        Wiring wiring = new Wiring(call);
        Workplace workplace = wiring.workplace();
        Path plan = workplace.newPlan();
        String template = call.arguments().word(TEMPLATE, List.of(STARTER, ROADMAP));
        if (ROADMAP.equals(template)) {
            refuseExisting(plan);
            write(plan, new RoadmapPlan(wiring).text(call.shown(plan)).getBytes(UTF_8));
            call.print("wrote " + call.shown(plan) + "\n");
            call.remark(
                    "look at it, and at `orchestrate run --dry-run --verbose`, before it is run");
            return ExitCode.DONE;
        }
        write(plan, resource(PLAN));
        call.print("wrote " + call.shown(plan) + "\n");
        Path environment = workplace.workspace().resolve(".env.example");
        if (Files.exists(environment)) {
            call.print("kept " + call.shown(environment) + ", which was there already\n");
        } else {
            write(environment, resource(ENVIRONMENT));
            call.print("wrote " + call.shown(environment) + "\n");
        }
        call.remark("look at it with `orchestrate plan`, and run it with `orchestrate run`");
        return ExitCode.DONE;
    }

    private static byte[] resource(String name) {
        try (InputStream content = InitCommand.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the program's " + name + " can not be read", e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, content, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw isThere(file);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "can not write `" + file + "`: " + DiskProblem.reason(e),
                    null,
                    e);
        }
    }

    /** Before long work, and not only after it. */
    private static void refuseExisting(Path plan) {
        if (Files.exists(plan, LinkOption.NOFOLLOW_LINKS)) {
            throw isThere(plan);
        }
    }

    private static ProblemException isThere(Path file) {
        return new ProblemException(
                ExitCode.USAGE,
                "`" + file + "` is there already, and is not overwritten",
                "choose another name with `--plan FILE`",
                null);
    }
}
