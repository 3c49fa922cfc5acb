package dev.orchestrate.task.exec;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Exchange;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The task types {@code exec:NAME}. */
public final class ExecHandler implements TaskHandler {
    private static final String FAMILY = "exec:";
    private static final String WITH = "with";

    /** Of the request; raised when a program that knows only the old one could not go on. */
    private static final int VERSION = 1;

    private static final Catalog.TypeSpec SPEC =
            new Catalog.TypeSpec(
                    List.of(
                            KeySpec.optional(
                                    WITH,
                                    Kind.MAP,
                                    "what the program is told, as JSON: any values")),
                    null,
                    null);

    @Override
    public String type() {
        return FAMILY + "*";
    }

    @Override
    public Catalog.TypeSpec spec() {
        return SPEC;
    }

    @Override
    public String description() {
        return "Runs a program as a handler of one's own: `exec:NAME` is the executable"
                + " `handlers/NAME` of the workspace, with any extension, otherwise"
                + " `orchestrate-handler-NAME` on the PATH. It reads a request as JSON from its"
                + " standard input and answers with JSON on its standard output; what it writes to"
                + " its standard error is the task's log. A dry run shows it and does not run it.";
    }

    @Override
    public String example() {
        return """
        - id: bump
          type: exec:bump_version
          with: { file: package.json, part: minor }
        """;
    }

    @Override
    public Work prepare(TaskContext context) throws TaskProblem {
        String name = context.task().type().substring(FAMILY.length());
        Program program = Program.of(name, context);
        ObjectNode with = with(context);
        Path directory = context.directory();
        return new Work.Launch(
                List.of(program.command()),
                new LinkedHashMap<>(context.environment()),
                directory,
                Set.of(0),
                program.shown() + (with.isEmpty() ? "" : " with " + with),
                new Exchange(request(context, directory, with).toString(), unfound(name)));
    }

    private static ObjectNode request(TaskContext context, Path directory, ObjectNode with) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", VERSION)
                .put("task", context.task().id())
                .put("run", context.identity().run())
                .put("phase", context.identity().phase())
                .put("attempt", context.identity().attempt())
                .put("workspace", context.workspace().toString())
                .put("workdir", directory.toString())
                .put("dry_run", false)
                .set(WITH, with);
    }

    private static String unfound(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "failed")
                .put("class", "config")
                .put("message", Program.unfound(name))
                .toString();
    }

    private static ObjectNode with(TaskContext context) throws TaskProblem {
        return switch (context.key(WITH)) {
            case null -> JsonValue.object(null, context);
            case Value.Fields fields -> JsonValue.object(fields, context);
            case Value.Text _, Value.Numeral _, Value.Flag _, Value.Nothing _, Value.Items _ ->
                    throw TaskProblem.config("`with` is not a map");
        };
    }
}
