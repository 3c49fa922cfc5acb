package dev.orchestrate.task;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.EvaluationProblem;
import dev.orchestrate.plan.expr.Evaluator;
import dev.orchestrate.plan.expr.Scope;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler is told of the attempt that it prepares.
 *
 * @param workspace absolute
 * @param tree the workspace's files; in a dry run with what earlier tasks would have changed
 * @param output the file that the attempt may write its outputs to; absolute, not there yet
 * @param scope where expressions find their values; in a dry run an output that is not known yet
 *     has a stand-in there
 */
public record TaskContext(
        Task task, Identity identity, Path workspace, Tree tree, Path output, Scope scope) {

    /** Which attempt of which run it is. */
    public record Identity(String run, String phase, int attempt) {}

    /** A text with its expressions filled in. */
    public String fill(Template template) throws TaskProblem {
        try {
            return Evaluator.text(template, scope);
        } catch (EvaluationProblem e) {
            throw TaskProblem.config(e.message(), e);
        }
    }

    /** The value of a key of the task's type; null where it is left out. */
    public @Nullable Value key(String name) {
        return task.keys().get(name);
    }

    /** The text of a key of the task's type, expressions filled in. */
    public String text(String name) throws TaskProblem {
        if (key(name) instanceof Value.Text(Template template)) {
            return fill(template);
        }
        throw TaskProblem.config("`" + name + "` is not a text");
    }

    /**
     * A value of the plan as plain data, expressions filled in: texts, numbers, flags, lists and
     * maps in the order of the plan; null for nothing, which lists and maps leave out.
     */
    public @Nullable Object data(Value value) throws TaskProblem {
        return switch (value) {
            case Value.Text(Template template) -> fill(template);
            case Value.Numeral(BigDecimal number) -> number;
            case Value.Flag(boolean on) -> on;
            case Value.Nothing _ -> null;
            case Value.Items(List<Value> items) -> list(items);
            case Value.Fields(Map<String, Value> fields) -> map(fields);
        };
    }

    private List<Object> list(List<Value> items) throws TaskProblem {
        List<Object> list = new ArrayList<>();
        for (Value item : items) {
            Object value = data(item);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private Map<String, Object> map(Map<String, Value> fields) throws TaskProblem {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, Value> field : fields.entrySet()) {
            Object value = data(field.getValue());
            if (value != null) {
                map.put(field.getKey(), value);
            }
        }
        return map;
    }

    /**
     * The task's folder, absolute, inside the workspace; it need not be there.
     *
     * @throws TaskProblem it leads out
     */
    public Path directory() throws TaskProblem {
        String workdir = fill(task.execution().workdir());
        try {
            return new Workspace(workspace).inside(workdir);
        } catch (WorkspaceProblem e) {
            throw TaskProblem.config("`workdir`: " + e.message(), e);
        }
    }

    /**
     * What a process of the task sees besides what is inherited and its secrets: the task's {@code
     * env}, and the variables that say which attempt it is, which no {@code env} overrides.
     */
    public Map<String, String> environment() throws TaskProblem {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Map.Entry<String, Template> variable : task.execution().env().entrySet()) {
            environment.put(variable.getKey(), fill(variable.getValue()));
        }
        environment.put("ORCHESTRATE_RUN_ID", identity.run());
        environment.put("ORCHESTRATE_PHASE_ID", identity.phase());
        environment.put("ORCHESTRATE_TASK_ID", task.id());
        environment.put("ORCHESTRATE_ATTEMPT", Integer.toString(identity.attempt()));
        environment.put("ORCHESTRATE_WORKSPACE", workspace.toString());
        environment.put("ORCHESTRATE_OUTPUT", output.toString());
        return environment;
    }
}
