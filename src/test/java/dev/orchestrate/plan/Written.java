package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan as maps and lists that, written as YAML, are its text, with nothing left to the order. */
final class Written {
    private Written() {}

    static Map<String, Object> plan(Plan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", 1);
        map.put("name", plan.name());
        map.put("vars", plan.vars());
        map.put("env", texts(plan.env()));
        map.put("secrets", plan.secrets());
        map.put("max_parallel", plan.maxParallel());
        map.put("fail_fast", plan.failFast());
        put(map, "timeout", plan.timeout());
        map.put("phases", plan.phases().stream().map(Written::phase).toList());
        return map;
    }

    private static Map<String, Object> phase(Phase phase) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", phase.id());
        map.put("name", phase.name());
        map.put("depends_on", phase.dependsOn().stream().sorted().toList());
        put(map, "when", phase.when());
        map.put("groups", phase.groups().stream().map(Written::group).toList());
        map.put("checkpoint", phase.checkpoint().stream().map(Written::role).toList());
        map.put("success_criteria", phase.criteria().stream().map(Written::criterion).toList());
        map.put("approval", phase.approval().name().toLowerCase(Locale.ROOT));
        map.put("retry", retry(phase.retry()));
        put(map, "timeout", phase.timeout());
        map.put("on_failure", phase.onFailure().stream().map(Written::role).toList());
        return map;
    }

    private static Map<String, Object> group(Group group) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", group.id());
        map.put("name", group.name());
        map.put("execution", group.sequential() ? "sequential" : "parallel");
        if (group.maxParallel() > 0) {
            map.put("max_parallel", group.maxParallel());
        }
        map.put("depends_on", group.dependsOn());
        put(map, "when", group.when());
        map.put("fail_fast", group.failFast());
        put(map, "timeout", group.timeout());
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (int i = 0; i < group.tasks().size(); i++) {
            i = addTask(group.tasks(), i, tasks);
        }
        map.put("tasks", tasks);
        return map;
    }

    /** Adds a task, or the matrix that begins with it; returns the number of its last. */
    private static int addTask(List<Task> all, int first, List<Map<String, Object>> tasks) {
        Task task = all.get(first);
        int last = first;
        Map<String, Set<String>> matrix = new LinkedHashMap<>();
        String id = base(task);
        while (!task.matrix().isEmpty() && last < all.size() && base(all.get(last)).equals(id)) {
            all.get(last)
                    .matrix()
                    .forEach((key, value) ->
                            matrix.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value));
            last++;
        }
        last = Math.max(first, last - 1);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        boolean chain =
                last > first && all.get(last).needs().dependsOn().contains(all.get(last - 1).id());
        if (!chain) {
            map.put("depends_on", task.needs().dependsOn());
        }
        if (!matrix.isEmpty()) {
            map.put("matrix", matrix);
        } else {
            map.put("name", task.name());
        }
        tasks.add(fill(map, task));
        return last;
    }

    private static String base(Task task) {
        int bracket = task.id().indexOf('[');
        return bracket < 0 ? task.id() : task.id().substring(0, bracket);
    }

    private static Map<String, Object> fill(Map<String, Object> map, Task task) {
        map.put("type", task.type());
        put(map, "when", task.needs().when());
        map.put("run_if", task.needs().runIf().name().toLowerCase(Locale.ROOT));
        map.put("if_skipped", task.needs().skipIfSkipped() ? "skip" : "run");
        map.put("env", texts(task.execution().env()));
        map.put("workdir", task.execution().workdir().source());
        map.put("shell", task.execution().shell());
        map.put("secrets", task.execution().secrets());
        map.put("outputs", task.execution().outputs());
        map.put("idempotent", task.execution().idempotent());
        map.put("critical", task.execution().critical());
        put(map, "timeout", task.limits().timeout());
        put(map, "grace", task.limits().grace());
        map.put("log_limit", Sizes.format(task.limits().logBytes()));
        map.put("retry", retry(task.limits().retry()));
        map.put("priority", task.limits().priority());
        map.put("locks", task.limits().locks());
        map.put("resources", Map.of("cpus", task.limits().cpus()));
        task.keys().forEach((key, value) -> map.put(key, value(value)));
        return map;
    }

    private static Map<String, Object> role(Task task) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", task.name());
        task.keys().forEach((key, value) -> map.put(key, value(value)));
        return map;
    }

    private static Map<String, Object> criterion(Criterion criterion) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", criterion.id());
        map.put("required", criterion.required());
        put(map, "timeout", criterion.timeout());
        switch (criterion.check()) {
            case Criterion.Check.Leaf(String kind, Value body) -> map.put(kind, value(body));
            case Criterion.Check.Command(Task task) -> {
                Map<String, Object> command = role(task);
                command.remove("name");
                map.put("command", command);
            }
            case Criterion.Check.TaskStatus(String task, List<String> is) ->
                    map.put("task_status", Map.of("task", task, "is", is));
            case Criterion.Check.AllOf all -> throw new IllegalArgumentException(all.toString());
            case Criterion.Check.AnyOf any -> throw new IllegalArgumentException(any.toString());
            case Criterion.Check.Not not -> throw new IllegalArgumentException(not.toString());
        }
        return map;
    }

    private static Map<String, Object> retry(Retry retry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("max_attempts", retry.maxAttempts());
        map.put("backoff", Durations.format(retry.backoff()));
        map.put("multiplier", retry.multiplier());
        map.put("max_backoff", Durations.format(retry.maxBackoff()));
        map.put("jitter", retry.jitter());
        if (retry.on() != null) {
            map.put("on", retry.on().stream().map(ErrorClass::word).sorted().toList());
        }
        return map;
    }

    private static Object value(Value value) {
        return switch (value) {
            case Value.Text(Template text) -> text.source();
            case Value.Numeral(java.math.BigDecimal number) -> number;
            case Value.Flag(boolean on) -> on;
            case Value.Nothing _ -> "";
            case Value.Items(List<Value> items) -> items.stream().map(Written::value).toList();
            case Value.Fields(Map<String, Value> fields) -> {
                Map<String, Object> map = new LinkedHashMap<>();
                fields.forEach((key, field) -> map.put(key, value(field)));
                yield map;
            }
        };
    }

    private static Map<String, String> texts(Map<String, Template> templates) {
        Map<String, String> map = new LinkedHashMap<>();
        templates.forEach((key, template) -> map.put(key, template.source()));
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Duration duration) {
        if (duration != null) {
            map.put(key, Durations.format(duration));
        }
    }

    private static void put(Map<String, Object> map, String key, @Nullable Template when) {
        if (when != null) {
            map.put(key, when.source());
        }
    }
}
