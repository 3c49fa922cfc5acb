package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.RunState;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns tasks into what an executor starts. Starts nothing itself. */
final class Launches {
    private final HandlerRegistry handlers;
    private final Setting.Secrets secrets;
    private final Path workspace;
    private final RunFolder folder;
    private final Exchanges exchanges;

    Launches(Setting setting, RunFolder folder) {
        this.handlers = setting.knowledge().handlers();
        this.secrets = setting.secrets();
        this.workspace = setting.world().workspace();
        this.folder = folder;
        this.exchanges = new Exchanges(setting.storage().disk(), folder);
    }

    Exchanges exchanges() {
        return exchanges;
    }

    /** What is to be done for an attempt, its expressions filled in. */
    Work prepare(RunState state, Task task, int attempt) throws TaskProblem {
        Work work = handler(task).prepare(context(state, task, attempt));
        if (work instanceof Work.Launch launch
                && launch.exchange() != null
                && launch.exchange().anyText(this::holdsSecret)) {
            throw TaskProblem.config(
                    "its request would hold a secret, and lie on the disk: name the secret under"
                            + " `secrets`, and read it from the environment");
        }
        return work;
    }

    private boolean holdsSecret(String text) {
        return !secrets.masks().mask(text).equals(text);
    }

    TaskHandler handler(Task task) {
        TaskHandler handler = handlers.handler(task.type());
        if (handler == null) {
            throw new IllegalStateException("there is no handler for `" + task.type() + "`");
        }
        return handler;
    }

    TaskContext context(RunState state, Task task, int attempt) {
        int item = state.dag().indexOf(task.id());
        String phase = state.dag().phases().get(state.dag().phaseOf(item)).phase().id();
        return new TaskContext(
                task,
                new TaskContext.Identity(state.run(), phase, attempt),
                workspace,
                new DiskTree(new Workspace(workspace)),
                output(task.id(), attempt),
                RunScope.ofTask(state, workspace, task, attempt));
    }

    /** The request of a process, with its secrets and its limits. */
    AttemptRequest request(RunState state, Task task, int attempt, Work.Launch launch) {
        Map<String, @Nullable String> environment = new LinkedHashMap<>(launch.environment());
        Map<String, String> seen = secretsOf(task);
        environment.putAll(seen);
        Duration grace = state.facts().options().grace();
        return new AttemptRequest(
                exchanges.argv(task.id(), attempt, launch),
                launch.directory(),
                environment,
                folder.log(task.id(), attempt),
                new AttemptRequest.Limits(
                        task.limits().timeout(),
                        task.limits().stallAfter(),
                        grace == null ? task.limits().grace() : grace,
                        task.limits().logBytes()),
                !seen.isEmpty());
    }

    /** The secrets that a task sees, as far as they are set; its {@code env} goes over them. */
    Map<String, String> secretsOf(Task task) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String name : task.execution().secrets()) {
            String value = secrets.values().get(name);
            if (value != null && !task.execution().env().containsKey(name)) {
                seen.put(name, value);
            }
        }
        return seen;
    }

    /** The exit codes that are a success, for an attempt that another process started. */
    Set<Integer> expectedExits(RunState state, Task task, int attempt) {
        try {
            return prepare(state, task, attempt) instanceof Work.Launch launch
                    ? launch.expectedExits()
                    : Set.of(0);
        } catch (TaskProblem e) {
            return Set.of(0);
        }
    }

    /** The file that an attempt may write its outputs to. */
    Path output(String task, int attempt) {
        return folder.besideLog(task, attempt, ".out");
    }

    Path log(String task, int attempt) {
        return folder.log(task, attempt);
    }

    Path workspace() {
        return workspace;
    }

    static AttemptKey key(RunState state, String task, int attempt) {
        return new AttemptKey(state.run(), task, attempt);
    }
}
