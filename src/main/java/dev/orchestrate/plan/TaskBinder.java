package dev.orchestrate.plan;

import dev.orchestrate.plan.Shape.KeyShape;
import dev.orchestrate.plan.Shape.Level;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads tasks of every role. */
final class TaskBinder {
    private final Reading reading;
    private final Problems problems;
    private final PlanBinder top;
    private final PlanDraft plan;
    private final ValueBinder values;
    private final MatrixBinder matrices;
    private final NameBinder names;
    private final SharedParts parts = new SharedParts();

    TaskBinder(Reading reading, PlanBinder top, PlanDraft plan) {
        this.reading = reading;
        this.problems = reading.problems();
        this.top = top;
        this.plan = plan;
        this.values = new ValueBinder(reading);
        this.matrices = new MatrixBinder(reading);
        this.names = new NameBinder(reading, plan.vars());
    }

    /** What makes the names of all levels, which are bounded together. */
    NameBinder names() {
        return names;
    }

    /** A task of a group; null, and reported, if nothing of it can be read. */
    @Nullable TaskDraft bind(Node node, GroupDraft group) {
        TaskDraft task = new TaskDraft(Role.TASK, group.phase, group);
        Fields fields = fields(node, task, false);
        if (fields == null) {
            return null;
        }
        bindIdentity(fields, task);
        task.dependsOnText = fields.scalarList("depends_on");
        task.runIf = Task.RunIf.valueOf(fields.word("run_if", "success").toUpperCase(Locale.ROOT));
        task.skipIfSkipped = fields.word("if_skipped", "run").equals("skip");
        bindHow(fields, task);
        return task;
    }

    /** A task that runs when its phase has failed. */
    @Nullable TaskDraft bindOnFailure(Node node, PhaseDraft phase, String id) {
        TaskDraft task = new TaskDraft(Role.ON_FAILURE, phase, null);
        Fields fields = fields(node, task, true);
        if (fields == null) {
            return null;
        }
        if (task.type.equals("manual")) {
            problems.error(
                    fields.place("type"),
                    "not-allowed",
                    "a task of `on_failure` waits for nobody, and can not be manual");
        }
        bindRole(fields, task, id, node.place());
        return task;
    }

    @Nullable TaskDraft bindCheckpoint(Node node, PhaseDraft phase, String id) {
        TaskDraft task = new TaskDraft(Role.CHECKPOINT, phase, null);
        task.type = Vocabulary.COMMAND;
        Fields fields = Fields.of(reading, node, reading.vocabulary().checkpoint());
        if (fields == null) {
            return null;
        }
        bindRole(fields, task, id, node.place());
        return task;
    }

    /** A command that is a criterion; its keys are those of the type only. */
    TaskDraft bindCriterion(Fields fields, PhaseDraft phase, String id, @Nullable Duration limit) {
        TaskDraft task = new TaskDraft(Role.CRITERION, phase, null);
        task.type = Vocabulary.COMMAND;
        task.id = id;
        task.ids = List.of(id);
        task.names = task.ids;
        task.place = fields.map().place();
        Defaults how = plan.defaults().withRetry(Retry.ONCE);
        task.keys = typeKeys(fields, task, how.shell());
        task.execution =
                new Task.Execution(
                        plan.env(),
                        how.workdir(),
                        how.shell(),
                        plan.secrets(),
                        List.of(),
                        true,
                        true,
                        "local");
        task.limits =
                new Task.Limits(
                        limit == null ? how.timeout() : limit,
                        how.grace(),
                        null,
                        plan.logLimit(),
                        Retry.ONCE,
                        0,
                        List.of(),
                        1);
        return task;
    }

    private void bindRole(Fields fields, TaskDraft task, String id, long place) {
        task.ids = List.of(id);
        bindIdentity(fields, task);
        task.id = id;
        task.place = fields.has("name") ? fields.place("name") : place;
        bindHow(fields, task);
    }

    private @Nullable Fields fields(Node node, TaskDraft task, boolean onFailure) {
        task.type = Vocabulary.COMMAND;
        boolean known = true;
        if (node instanceof Node.Mapping map) {
            known = bindType(map, task);
        }
        Level level =
                onFailure
                        ? reading.vocabulary().onFailure(task.type)
                        : reading.vocabulary().task(task.type);
        return known ? Fields.of(reading, node, level) : Fields.lenient(reading, node, level);
    }

    private boolean bindType(Node.Mapping map, TaskDraft task) {
        for (int i = 0; i < map.size(); i++) {
            if (map.key(i).equals("type") && map.value(i) instanceof Node.Scalar type) {
                if (type.isNull()) {
                    return true;
                }
                if (reading.vocabulary().catalog().taskType(type.text()) == null) {
                    unknownType(type);
                    return false;
                }
                task.type = type.text();
            }
        }
        return true;
    }

    private void unknownType(Node.Scalar type) {
        if (Vocabulary.LATER_TYPES.contains(type.text())) {
            later(type.place(), "type `" + type.text() + "`");
            return;
        }
        problems.error(
                type.place(),
                "unknown-type",
                "there is no task type `" + Scalars.shortened(type.text()) + "`",
                orElse(
                        problems.suggest(type.text(), reading.vocabulary().catalog().taskTypes()),
                        "see the types with `orchestrate handlers`"));
    }

    private static String orElse(@Nullable String hint, String otherwise) {
        return hint == null ? otherwise : hint;
    }

    private void later(long place, String what) {
        problems.error(place, "not-yet-available", what + " is not yet available");
    }

    private void bindIdentity(Fields fields, TaskDraft task) {
        Node.Scalar id = fields.scalar("id");
        task.place = id == null ? fields.map().place() : id.place();
        if (id != null) {
            top.checkId("id", id);
            task.id = id.text();
        }
        if (task.role == Role.TASK) {
            matrices.bind(fields, task);
        }
        task.names = names.names(fields, task);
        task.description = fields.text("description");
        if (task.role != Role.CHECKPOINT) {
            List<String> tags = fields.texts("tags");
            task.tags = tags == null ? List.of() : tags;
        }
    }

    private void bindHow(Fields fields, TaskDraft task) {
        Site site = Site.attempt(task);
        Defaults how = plan.defaults().with(fields, reading, site);
        if (task.role != Role.CHECKPOINT) {
            Node.Scalar when = fields.scalar("when");
            task.when =
                    when == null
                            ? null
                            : reading.expressions().condition(when, Site.condition(task));
            rejectLater(fields);
        }
        task.keys = typeKeys(fields, task, how.shell());
        Map<String, Template> env =
                EnvOrder.merged(plan.env(), top.env(fields, site), problems, fields.place("env"));
        task.execution = parts.shared(execution(fields, task, how, env));
        task.limits = parts.shared(limits(fields, task, how));
    }

    private Task.Execution execution(
            Fields fields, TaskDraft task, Defaults how, Map<String, Template> env) {
        boolean checkpoint = task.role == Role.CHECKPOINT;
        List<String> outputs = checkpoint ? null : plain(fields, "outputs");
        return new Task.Execution(
                env,
                how.workdir(),
                how.shell(),
                fields.has("secrets") ? top.secrets(fields) : plan.secrets(),
                outputs == null ? List.of() : outputs,
                checkpoint || fields.flag("idempotent", idempotent(task.type)),
                checkpoint || fields.flag("critical", true),
                "local");
    }

    private @Nullable List<String> plain(Fields fields, String key) {
        List<Node.Scalar> list = fields.scalarList(key);
        if (list == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Node.Scalar scalar : list) {
            texts.add(reading.expressions().plain(key, scalar));
        }
        return List.copyOf(texts);
    }

    private boolean idempotent(String type) {
        Catalog.TypeSpec spec = reading.vocabulary().catalog().taskType(type);
        if (spec != null && spec.idempotent() != null) {
            return spec.idempotent();
        }
        Boolean said = plan.defaults().idempotent();
        return said != null && said;
    }

    private Task.Limits limits(Fields fields, TaskDraft task, Defaults how) {
        long log = fields.size("log_limit", plan.logLimit());
        if (task.role == Role.CHECKPOINT) {
            return new Task.Limits(
                    how.timeout(), how.grace(), null, log, Retry.ONCE, 0, List.of(), 1);
        }
        Fields heartbeat = fields.fields("heartbeat");
        List<String> locks = plain(fields, "locks");
        return new Task.Limits(
                how.timeout(),
                how.grace(),
                heartbeat == null ? null : heartbeat.duration("stall_after"),
                log,
                task.role == Role.TASK ? retry(fields, how) : Retry.ONCE,
                fields.integer("priority", 0),
                locks == null ? List.of() : locks,
                cpus(fields));
    }

    private Retry retry(Fields fields, Defaults how) {
        Fields retry = fields.fields("retry");
        return retry == null ? how.retry() : Defaults.retry(retry, how.retry());
    }

    private int cpus(Fields fields) {
        Fields resources = fields.fields("resources");
        if (resources == null) {
            return 1;
        }
        // no executor that there is uses these; they are checked all the same
        resources.size("memory", 0);
        resources.integer("gpus", 0);
        resources.duration("time");
        int cpus = resources.integer("cpus", 1);
        // a group's limit counts tasks, whatever each of them takes
        if (cpus > plan.maxParallel()) {
            problems.error(
                    resources.place("cpus"),
                    "too-many-cpus",
                    "`cpus` is "
                            + cpus
                            + ", more than the `max_parallel` of the plan: "
                            + plan.maxParallel(),
                    "lower it, or set a higher `max_parallel`");
        }
        return cpus;
    }

    private void rejectLater(Fields fields) {
        for (String key : Language.LATER_KEYS) {
            if (fields.has(key)) {
                later(fields.place(key), "`" + key + "`");
            }
        }
        Node.Scalar executor = fields.scalar("executor");
        if (executor == null || executor.text().equals("local")) {
            return;
        }
        if (executor.text().equals("slurm") || executor.text().equals("kubernetes")) {
            later(executor.place(), "executor `" + executor.text() + "`");
            return;
        }
        problems.error(
                executor.place(),
                "unknown-word",
                "there is no executor `" + Scalars.shortened(executor.text()) + "`",
                "write `local`, or leave it out");
    }

    private Map<String, Value> typeKeys(Fields fields, TaskDraft task, List<String> shell) {
        Catalog.TypeSpec spec = reading.vocabulary().catalog().taskType(task.type);
        if (spec == null) {
            return Map.of();
        }
        Site site = Site.attempt(task);
        Map<String, Value> bound = new LinkedHashMap<>();
        for (KeyShape key : reading.vocabulary().typeKeys(task.type)) {
            Node node = fields.node(key.name());
            if (node == null) {
                continue;
            }
            Value value =
                    key.name().equals(spec.shellKey()) && node instanceof Node.Scalar text
                            ? new Value.Text(reading.expressions().shell(text, site, shell))
                            : values.bind(key.name(), node, key.shape(), site);
            if (key.required()) {
                values.rejectEmpty(key.name(), node);
            }
            bound.put(key.name(), value);
        }
        return bound.size() == 1 ? Map.copyOf(bound) : Collections.unmodifiableMap(bound);
    }
}
