package dev.orchestrate.engine;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.expr.EvaluationProblem;
import dev.orchestrate.plan.expr.Evaluator;
import dev.orchestrate.plan.expr.Reference;
import dev.orchestrate.plan.expr.Scope;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.workspace.Workspace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that the expressions of one place see, as the run stands. Keeps what was read, for the
 * record. Confined to one thread.
 */
final class RunScope implements Scope {
    private final RunState state;
    private final Plan plan;
    private final Workspace workspace;
    private final @Nullable String phase;
    private final @Nullable Task task;
    private final int attempt;
    private final Map<String, String> read = new LinkedHashMap<>();

    private RunScope(
            RunState state,
            Path workspace,
            @Nullable String phase,
            @Nullable Task task,
            int attempt) {
        this.state = state;
        this.plan = state.dag().plan();
        this.workspace = new Workspace(workspace);
        this.phase = phase;
        this.task = task;
        this.attempt = attempt;
    }

    static RunScope ofPhase(RunState state, Path workspace, String phase) {
        return new RunScope(state, workspace, phase, null, 0);
    }

    static RunScope ofTask(RunState state, Path workspace, Task task, int attempt) {
        int item = state.dag().indexOf(task.id());
        String phase = state.dag().phases().get(state.dag().phaseOf(item)).phase().id();
        return new RunScope(state, workspace, phase, task, attempt);
    }

    /** The names that were read, with the values found. */
    Map<String, String> read() {
        return read;
    }

    @Override
    public @Nullable String value(Reference reference) {
        String value = find(reference);
        if (value != null) {
            read.put(reference.text(), value);
        }
        return value;
    }

    @Override
    public boolean fileExists(String path) {
        boolean there = workspace.exists(path);
        read.put("fileExists('" + path + "')", Boolean.toString(there));
        return there;
    }

    private @Nullable String find(Reference reference) {
        return switch (reference) {
            case Reference.Var(String name) -> plan.vars().get(name);
            case Reference.Env(String name) -> env(name);
            case Reference.Matrix(String name) -> task == null ? null : task.matrix().get(name);
            case Reference.Output(String id, String key) -> {
                TaskState other = state.task(id);
                yield other == null ? null : other.outputs().get(key);
            }
            case Reference.Status(String id) -> {
                TaskState other = state.task(id);
                yield other == null ? null : other.status().word();
            }
            case Reference.RunId() -> state.run();
            case Reference.PhaseId() -> phase;
            case Reference.TaskId() -> task == null ? null : task.id();
            case Reference.TaskAttempt() -> attempt == 0 ? null : Integer.toString(attempt);
        };
    }

    /** A task's own variables go over the plan's, here as in its environment. */
    private @Nullable String env(String name) {
        Template own = task == null ? null : task.execution().env().get(name);
        Template template = own == null ? plan.env().get(name) : own;
        if (template == null) {
            return null;
        }
        try {
            return Evaluator.text(template, this);
        } catch (EvaluationProblem e) {
            return null;
        }
    }
}
