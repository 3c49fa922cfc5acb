package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Reference;
import dev.orchestrate.plan.expr.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of definitions. Every piece goes in with its length, so that no two definitions run
 * together. Without an algorithm given, all are empty.
 */
final class Digests {
    private final @Nullable MessageDigest sha256;
    private final Map<String, String> vars;
    private final byte[] length = new byte[4];

    private Digests(@Nullable MessageDigest sha256, Map<String, String> vars) {
        this.sha256 = sha256;
        this.vars = vars;
    }

    static Digests of(boolean wanted, Map<String, String> vars) {
        return new Digests(wanted ? sha256() : null, vars);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String file(byte[] bytes) {
        return sha256 == null ? "" : HexFormat.of().formatHex(sha256.digest(bytes));
    }

    /** Of what decides a task's effect. */
    String task(TaskDraft task, Task.Execution how, Map<String, String> matrix) {
        if (sha256 == null) {
            return "";
        }
        // with the vars that expressions read, by name, so that their order does not count
        TreeSet<String> read = new TreeSet<>();
        add("task");
        add(task.type);
        add(new Value.Fields(task.keys), read);
        add(how.env().size());
        for (Map.Entry<String, Template> variable : new TreeMap<>(how.env()).entrySet()) {
            add(variable.getKey());
            add(variable.getValue(), read);
        }
        add(how.workdir(), read);
        add(how.shell());
        add(List.copyOf(new TreeSet<>(how.secrets())));
        add(matrix.size());
        for (Map.Entry<String, String> value : matrix.entrySet()) {
            add(value.getKey());
            add(value.getValue());
        }
        for (String name : read) {
            add(name);
            add(vars.getOrDefault(name, ""));
        }
        return hex();
    }

    /** Of what a decision about a phase's gate is bound to. */
    String phase(PhaseDraft phase, List<Group> groups) {
        if (sha256 == null) {
            return "";
        }
        TreeSet<String> read = new TreeSet<>();
        add("phase");
        add(phase.approval.name());
        for (Group group : groups) {
            add(group.id());
            add(group.tasks().size());
            for (Task task : group.tasks()) {
                addTask(task);
            }
        }
        addTasks(phase.checkpoint);
        addTasks(phase.onFailure);
        addCriteria(phase.criteria, read);
        for (String name : read) {
            add(name);
            add(vars.getOrDefault(name, ""));
        }
        return hex();
    }

    private void addTasks(List<Task> tasks) {
        add(tasks.size());
        for (Task task : tasks) {
            addTask(task);
        }
    }

    private void addTask(Task task) {
        add(task.id());
        add(task.digest());
    }

    private void addCriteria(List<Criterion> criteria, Set<String> read) {
        add(criteria.size());
        for (Criterion criterion : criteria) {
            add(criterion.id());
            add(criterion.required() ? "required" : "optional");
            addCheck(criterion.check(), read);
        }
    }

    private void addCheck(Criterion.Check check, Set<String> read) {
        switch (check) {
            case Criterion.Check.Leaf(String kind, Value body) -> {
                add(kind);
                add(body, read);
            }
            case Criterion.Check.Command(Task task) -> {
                add("command");
                addTask(task);
            }
            case Criterion.Check.TaskStatus(String task, List<String> is) -> {
                add("task_status");
                add(task);
                add(is);
            }
            case Criterion.Check.AllOf(List<Criterion> parts) -> {
                add("all_of");
                addCriteria(parts, read);
            }
            case Criterion.Check.AnyOf(List<Criterion> parts) -> {
                add("any_of");
                addCriteria(parts, read);
            }
            case Criterion.Check.Not(Criterion part) -> {
                add("not");
                addCriteria(List.of(part), read);
            }
        }
    }

    private void add(Value value, Set<String> read) {
        switch (value) {
            case Value.Text(Template text) -> {
                add("text");
                add(text, read);
            }
            case Value.Numeral(java.math.BigDecimal number) -> {
                add("number");
                add(number.stripTrailingZeros().toString());
            }
            case Value.Flag(boolean on) -> add(on ? "true" : "false");
            case Value.Nothing _ -> add("nothing");
            case Value.Items(List<Value> items) -> {
                add("items");
                add(items.size());
                for (Value item : items) {
                    add(item, read);
                }
            }
            case Value.Fields(Map<String, Value> fields) -> {
                add("fields");
                add(fields.size());
                for (Map.Entry<String, Value> field : new TreeMap<>(fields).entrySet()) {
                    add(field.getKey());
                    add(field.getValue(), read);
                }
            }
        }
    }

    private void add(Template template, Set<String> read) {
        add(template.source());
        if (!template.isLiteral()) {
            for (Reference reference : template.references()) {
                if (reference instanceof Reference.Var(String name)) {
                    read.add(name);
                }
            }
        }
    }

    private void add(List<String> texts) {
        add(texts.size());
        for (String text : texts) {
            add(text);
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        update(bytes);
    }

    private void add(int number) {
        length[0] = (byte) (number >>> 24);
        length[1] = (byte) (number >>> 16);
        length[2] = (byte) (number >>> 8);
        length[3] = (byte) number;
        update(length);
    }

    private void update(byte[] bytes) {
        if (sha256 != null) {
            sha256.update(bytes);
        }
    }

    private String hex() {
        return sha256 == null ? "" : HexFormat.of().formatHex(sha256.digest());
    }
}
