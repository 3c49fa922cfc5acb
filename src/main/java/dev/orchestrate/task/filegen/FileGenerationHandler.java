package dev.orchestrate.task.filegen;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.task.FileWork;
import dev.orchestrate.task.Listing;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.workspace.FileWriter;
import dev.orchestrate.workspace.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The task type {@code file_generation}. */
public final class FileGenerationHandler implements TaskHandler {
    private static final String TEMPLATE = "template";
    private static final String TARGET = "target";
    private static final String PARAMETERS = "parameters";
    private static final String ON_EXISTS = "on_exists";

    private static final Catalog.TypeSpec SPEC =
            new Catalog.TypeSpec(
                    List.of(
                            KeySpec.required(
                                    TEMPLATE,
                                    Kind.TEXT,
                                    "its name: of `templates/NAME.peb` in the workspace, or one"
                                            + " that comes with the program"),
                            KeySpec.optional(
                                    TARGET, Kind.TEXT, "the file; default: the template's own"),
                            KeySpec.optional(
                                    PARAMETERS, Kind.MAP, "what the template is told, by name"),
                            new KeySpec(
                                    ON_EXISTS,
                                    Kind.WORD,
                                    false,
                                    "what is done where the file is there; left out, only what a"
                                            + " template wrote and nobody changed is replaced",
                                    OnExists.words(),
                                    List.of())),
                    true,
                    null);

    private final FileWriter writer;

    /** For tests and tools; the program has one writer for all handlers. */
    public FileGenerationHandler() {
        this(new FileWriter());
    }

    /** With the writer of all handlers. */
    public FileGenerationHandler(FileWriter writer) {
        this.writer = writer;
    }

    @Override
    public String type() {
        return "file_generation";
    }

    @Override
    public Catalog.TypeSpec spec() {
        return SPEC;
    }

    @Override
    public String description() {
        return "Writes a file from a template and parameters. A header tells which template wrote it"
                + " and whether somebody has changed it since; what people wrote is replaced only"
                + " where that is asked for. A second run changes nothing.";
    }

    @Override
    public String example() {
        return """
        - id: dependency-updates
          type: file_generation
          template: dependabot
          parameters:
            ecosystems: { npm: /, pip: /services/analytics }
            interval: weekly
        """;
    }

    @Override
    public List<Listing> listings(Tree workspace) {
        return List.of(TemplateListing.of(workspace));
    }

    @Override
    public Work prepare(TaskContext context) throws TaskProblem {
        Wanted wanted =
                new Wanted(
                        context.text(TEMPLATE),
                        context.key(TARGET) == null ? null : context.text(TARGET),
                        parameters(context),
                        onExists(context));
        return new Work.InProcess(
                new FileWork(context, writer, new GeneratedFile(context.workspace(), wanted)));
    }

    private static OnExists onExists(TaskContext context) throws TaskProblem {
        if (context.key(ON_EXISTS) == null) {
            return OnExists.OURS;
        }
        String word = context.text(ON_EXISTS);
        OnExists onExists = OnExists.of(word);
        if (onExists == null) {
            throw TaskProblem.config(
                    "`on_exists` is `%s`: it must be one of %s"
                            .formatted(word, String.join(", ", OnExists.words())));
        }
        return onExists;
    }

    private static Map<String, Object> parameters(TaskContext context) throws TaskProblem {
        Value given = context.key(PARAMETERS);
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (given instanceof Value.Fields(Map<String, Value> fields)) {
            for (Map.Entry<String, Value> field : fields.entrySet()) {
                Object value = context.data(field.getValue());
                if (value != null) {
                    parameters.put(field.getKey(), value);
                }
            }
        } else if (given != null && !(given instanceof Value.Nothing)) {
            throw TaskProblem.config("`parameters` is not a map");
        }
        return parameters;
    }
}
