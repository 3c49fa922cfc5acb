package dev.orchestrate.testing;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Durations;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a plan that was made in memory, such as a file of it would hold. There are no
 * matrices in it, and a group without a name is called {@code all}.
 */
public final class PlanText {
    private PlanText() {}

    public static String of(Plan plan) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("version", 1);
        text.put("name", plan.name());
        text.put("vars", plan.vars());
        text.put("env", texts(plan.env()));
        text.put("secrets", plan.secrets());
        text.put("max_parallel", plan.maxParallel());
        text.put("fail_fast", plan.failFast());
        put(text, "timeout", plan.timeout());
        text.put("phases", plan.phases().stream().map(PlanText::phase).toList());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(text);
    }

    private static Map<String, Object> phase(Phase phase) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("id", phase.id());
        text.put("depends_on", phase.dependsOn());
        put(text, "when", phase.when());
        text.put("approval", phase.approval().name().toLowerCase(Locale.ROOT));
        text.put("retry", retry(phase.retry()));
        put(text, "timeout", phase.timeout());
        text.put("groups", phase.groups().stream().map(PlanText::group).toList());
        if (!phase.checkpoint().isEmpty()) {
            text.put("checkpoint", phase.checkpoint().stream().map(PlanText::keys).toList());
        }
        if (!phase.criteria().isEmpty()) {
            text.put("success_criteria", phase.criteria().stream().map(PlanText::check).toList());
        }
        if (!phase.onFailure().isEmpty()) {
            text.put("on_failure", phase.onFailure().stream().map(PlanText::keys).toList());
        }
        return text;
    }

    private static Map<String, Object> group(Group group) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("id", group.id().equals("-") ? "all" : group.id());
        text.put("execution", group.sequential() ? "sequential" : "parallel");
        if (group.maxParallel() > 0) {
            text.put("max_parallel", group.maxParallel());
        }
        text.put("depends_on", group.dependsOn());
        put(text, "when", group.when());
        text.put("fail_fast", group.failFast());
        put(text, "timeout", group.timeout());
        text.put("tasks", group.tasks().stream().map(PlanText::task).toList());
        return text;
    }

    private static Map<String, Object> task(Task task) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("id", task.id());
        text.put("type", task.type());
        text.putAll(keys(task));
        text.put("depends_on", task.needs().dependsOn());
        put(text, "when", task.needs().when());
        text.put("run_if", task.needs().runIf().name().toLowerCase(Locale.ROOT));
        if (task.needs().skipIfSkipped()) {
            text.put("if_skipped", "skip");
        }
        text.put("env", texts(task.execution().env()));
        text.put("idempotent", task.execution().idempotent());
        text.put("critical", task.execution().critical());
        put(text, "timeout", task.limits().timeout());
        put(text, "grace", task.limits().grace());
        text.put("retry", retry(task.limits().retry()));
        text.put("priority", task.limits().priority());
        text.put("locks", task.limits().locks());
        text.put("resources", Map.of("cpus", task.limits().cpus()));
        if (!task.execution().outputs().isEmpty()) {
            text.put("outputs", task.execution().outputs());
        }
        return text;
    }

    private static Map<String, Object> check(Criterion criterion) {
        return switch (criterion.check()) {
            case Criterion.Check.Leaf(String kind, Value body) -> Map.of(kind, value(body));
            case Criterion.Check.Command(Task task) -> Map.of("command", keys(task));
            case Criterion.Check.TaskStatus(String task, List<String> is) ->
                    Map.of("task_status", Map.of("task", task, "is", is));
            case Criterion.Check.AllOf(List<Criterion> parts) -> Map.of("all_of", checks(parts));
            case Criterion.Check.AnyOf(List<Criterion> parts) -> Map.of("any_of", checks(parts));
            case Criterion.Check.Not(Criterion part) -> Map.of("not", check(part));
        };
    }

    private static List<Object> checks(List<Criterion> parts) {
        return new ArrayList<>(parts.stream().map(PlanText::check).toList());
    }

    private static Map<String, Object> keys(Task task) {
        Map<String, Object> text = new LinkedHashMap<>();
        task.keys().forEach((key, value) -> text.put(key, value(value)));
        return text;
    }

    private static Object value(Value value) {
        return switch (value) {
            case Value.Text(Template template) -> template.source();
            case Value.Numeral(var number) -> number;
            case Value.Flag(boolean on) -> on;
            case Value.Items(List<Value> items) -> items.stream().map(PlanText::value).toList();
            case Value.Fields(Map<String, Value> fields) -> {
                Map<String, Object> text = new LinkedHashMap<>();
                fields.forEach((key, field) -> text.put(key, value(field)));
                yield text;
            }
            case Value.Nothing() -> throw new IllegalArgumentException("nothing has no text");
        };
    }

    private static Map<String, Object> retry(Retry retry) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("max_attempts", retry.maxAttempts());
        put(text, "backoff", retry.backoff());
        text.put("multiplier", retry.multiplier());
        put(text, "max_backoff", retry.maxBackoff());
        text.put("jitter", retry.jitter());
        if (retry.on() != null) {
            text.put("on", retry.on().stream().map(ErrorClass::word).toList());
        }
        return text;
    }

    private static Map<String, Object> texts(Map<String, Template> templates) {
        Map<String, Object> text = new LinkedHashMap<>();
        templates.forEach((key, template) -> text.put(key, template.source()));
        return text;
    }

    private static void put(Map<String, Object> text, String key, @Nullable Template template) {
        if (template != null) {
            text.put(key, template.source());
        }
    }

    private static void put(Map<String, Object> text, String key, @Nullable Duration duration) {
        if (duration != null) {
            text.put(key, Durations.format(duration));
        }
    }
}
