package dev.orchestrate.task.configedit;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The task type {@code config_edit}. */
public final class ConfigEditHandler implements TaskHandler {
    private static final String ACTION = "action";
    private static final String TARGET = "target";

    private final FileWriter writer;

    /** With a writer of its own: its changes and those of other handlers may meet. */
    public ConfigEditHandler() {
        this(new FileWriter());
    }

    /**
     * As the program has it.
     *
     * @param writer the one of all handlers
     */
    public ConfigEditHandler(FileWriter writer) {
        this.writer = writer;
    }

    @Override
    public String type() {
        return "config_edit";
    }

    @Override
    public Catalog.TypeSpec spec() {
        List<KeySpec> keys = new ArrayList<>();
        keys.add(
                new KeySpec(
                        ACTION,
                        Kind.WORD,
                        true,
                        "what is done to the files",
                        List.copyOf(NamedActions.ALL.keySet()),
                        List.of()));
        keys.add(
                KeySpec.required(
                        TARGET, Kind.TEXT_OR_LIST, "the files: paths and patterns of paths"));
        keys.addAll(NamedActions.keys());
        return new Catalog.TypeSpec(keys, true, null);
    }

    @Override
    public String description() {
        StringBuilder text =
                new StringBuilder(
                        "Changes configuration files and leaves all in them that is not asked for"
                                + " byte for byte as it was; a second run changes nothing.");
        NamedActions.ALL.forEach((name, action) ->
                text.append(" `")
                        .append(name)
                        .append("` ")
                        .append(action.description())
                        .append('.'));
        return text.toString();
    }

    @Override
    public String example() {
        return """
        - id: security-check-can-fail
          type: config_edit
          action: remove_continue_on_error
          target: .github/workflows/*.yml
          steps: [Audit]
        """;
    }

    @Override
    public List<Listing> listings(dev.orchestrate.workspace.Tree workspace) {
        return List.of(ActionListing.of());
    }

    @Override
    public Work prepare(TaskContext context) throws TaskProblem {
        Map<String, Object> values = data(context);
        ActionSpec action = action(values.remove(ACTION));
        Object target = values.remove(TARGET);
        List<String> targets = target == null ? List.of() : GivenKeys.texts(target);
        if (targets.isEmpty()) {
            throw TaskProblem.config("`target` names no file");
        }
        return new Work.InProcess(
                new FileWork(context, writer, new NamedEdit(action.bind(values), targets)));
    }

    private static Map<String, Object> data(TaskContext context) throws TaskProblem {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Value> key : context.task().keys().entrySet()) {
            Object value = context.data(key.getValue());
            if (value != null) {
                values.put(key.getKey(), value);
            }
        }
        return values;
    }

    private static ActionSpec action(@Nullable Object name) throws TaskProblem {
        if (name == null) {
            throw TaskProblem.config("`action` says not what is to be done");
        }
        ActionSpec action = NamedActions.ALL.get(String.valueOf(name));
        if (action == null) {
            throw TaskProblem.config("`action` is `" + name + "`, which is none");
        }
        return action;
    }
}
