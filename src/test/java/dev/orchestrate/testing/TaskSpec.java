package dev.orchestrate.testing;

import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.Span;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task in the making; with a matrix, several. */
public final class TaskSpec {
    private final String id;
    private final Map<String, Value> keys = new LinkedHashMap<>();
    private final Map<String, List<String>> matrix = new LinkedHashMap<>();
    private final Map<String, Template> env = new LinkedHashMap<>();
    private Role role = Role.TASK;
    private String type = "command";
    private @Nullable List<String> after;
    private @Nullable Template when;
    private Task.RunIf runIf = Task.RunIf.SUCCESS;
    private boolean skipIfSkipped;
    private List<String> secrets = List.of();
    private List<String> outputs = List.of();
    private boolean idempotent;
    private boolean critical = true;
    private @Nullable Duration timeout;
    private @Nullable Duration stallAfter;
    private Duration grace = Duration.ofSeconds(10);
    private Retry retry = Retry.ONCE;
    private int priority;
    private List<String> locks = List.of();
    private int cpus = 1;
    private String workdir = ".";

    TaskSpec(String id) {
        this.id = id;
        run("true");
    }

    String id() {
        return id;
    }

    TaskSpec as(Role to) {
        role = to;
        return this;
    }

    /** The command, as a shell string. */
    public TaskSpec run(String command) {
        return key("run", new Value.Text(Plans.template(command)));
    }

    public TaskSpec type(String to) {
        type = to;
        keys.clear();
        return this;
    }

    public TaskSpec key(String name, Value value) {
        keys.put(name, value);
        return this;
    }

    /** One more key of its matrix. */
    public TaskSpec matrix(String key, String... values) {
        matrix.put(key, List.of(values));
        return this;
    }

    /** Instead of the task above in a sequential group; nothing: at once. */
    public TaskSpec after(String... tasks) {
        after = List.of(tasks);
        return this;
    }

    public TaskSpec when(String condition) {
        when = Plans.template(condition);
        return this;
    }

    public TaskSpec runIf(Task.RunIf to) {
        runIf = to;
        return this;
    }

    public TaskSpec skipIfSkipped() {
        skipIfSkipped = true;
        return this;
    }

    public TaskSpec env(String name, String value) {
        env.put(name, Plans.template(value));
        return this;
    }

    public TaskSpec secrets(String... names) {
        secrets = List.of(names);
        return this;
    }

    public TaskSpec outputs(String... globs) {
        outputs = List.of(globs);
        return this;
    }

    public TaskSpec idempotent() {
        idempotent = true;
        return this;
    }

    public TaskSpec notCritical() {
        critical = false;
        return this;
    }

    public TaskSpec timeout(Duration to) {
        timeout = to;
        return this;
    }

    public TaskSpec grace(Duration to) {
        grace = to;
        return this;
    }

    public TaskSpec stallAfter(Duration to) {
        stallAfter = to;
        return this;
    }

    public TaskSpec retry(Retry to) {
        retry = to;
        return this;
    }

    /** That many attempts, a second apart, without jitter. */
    public TaskSpec attempts(int atMost) {
        Duration wait = Duration.ofSeconds(1);
        return retry(new Retry(atMost, wait, 1, wait, 0, null));
    }

    public TaskSpec priority(int to) {
        priority = to;
        return this;
    }

    public TaskSpec locks(String... names) {
        locks = List.of(names);
        return this;
    }

    public TaskSpec cpus(int to) {
        cpus = to;
        return this;
    }

    public TaskSpec workdir(String to) {
        workdir = to;
        return this;
    }

    /** The task itself, outside of any group. */
    Task only() {
        return task(id, Map.of(), List.of());
    }

    List<Task> build(List<String> above) {
        List<String> dependsOn = after == null ? above : after;
        if (matrix.isEmpty()) {
            return List.of(task(id, Map.of(), dependsOn));
        }
        List<Task> built = new ArrayList<>();
        for (Map<String, String> combination : combinations()) {
            StringBuilder name = new StringBuilder(id).append('[');
            combination.forEach((k, v) -> name.append(k).append('=').append(v).append(','));
            name.setCharAt(name.length() - 1, ']');
            built.add(task(name.toString(), combination, dependsOn));
        }
        return built;
    }

    private List<Map<String, String>> combinations() {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, List<String>> key : matrix.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> head : all) {
                for (String value : key.getValue()) {
                    Map<String, String> combination = new LinkedHashMap<>(head);
                    combination.put(key.getKey(), value);
                    longer.add(combination);
                }
            }
            all = longer;
        }
        return all;
    }

    private Task task(String taskId, Map<String, String> values, List<String> dependsOn) {
        return new Task(
                taskId,
                "task " + taskId,
                null,
                List.of(),
                role,
                type,
                Collections.unmodifiableMap(new LinkedHashMap<>(keys)),
                values,
                new Task.Needs(dependsOn, when, runIf, skipIfSkipped),
                new Task.Execution(
                        Collections.unmodifiableMap(new LinkedHashMap<>(env)),
                        Template.literal(workdir),
                        List.of("sh", "-ec"),
                        secrets,
                        outputs,
                        idempotent,
                        critical,
                        "local"),
                new Task.Limits(
                        timeout, grace, stallAfter, 256L << 20, retry, priority, locks, cpus),
                Span.FILE);
    }
}
