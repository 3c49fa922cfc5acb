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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Fingerprints of definitions, SHA-256 in hex. Every piece goes in with its length, so that no two
 * definitions run together. They are computed when they are asked for, since most runs never
 * compare.
 */
public final class Digests {
    /** Bytes that take longer to digest than a thread takes to begin. */
    private static final int LARGE = 1 << 18;

    private final MessageDigest sha256 = sha256();
    private final Map<String, String> vars;
    private final byte[] length = new byte[4];

    private Digests(Map<String, String> vars) {
        this.vars = vars;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of the bytes of a file. A large one's is computed beside whoever will ask for it. */
    static Supplier<String> file(byte[] bytes) {
        Supplier<String> digest = () -> HexFormat.of().formatHex(sha256().digest(bytes));
        return bytes.length < LARGE ? digest : CompletableFuture.supplyAsync(digest)::join;
    }

    /**
     * Of what decides a task's effect: type and its keys, env, workdir, shell, names of secrets,
     * matrix values, and the vars and env that its expressions read.
     *
     * @param vars of the task's plan
     */
    public static String task(Task task, Map<String, String> vars) {
        return new Digests(vars).of(task);
    }

    /**
     * Of a phase's resolved definition: what a decision about its gate is bound to.
     *
     * @param vars of the phase's plan
     */
    public static String phase(Phase phase, Map<String, String> vars) {
        return new Digests(vars).of(phase, new Digests(vars));
    }

    /** With the vars that expressions read, by name, so that their order does not count. */
    private String of(Task task) {
        Task.Execution how = task.execution();
        TreeSet<String> read = new TreeSet<>();
        add("task");
        add(task.type());
        add(new Value.Fields(task.keys()), read);
        add(how.env().size());
        for (Map.Entry<String, Template> variable : new TreeMap<>(how.env()).entrySet()) {
            add(variable.getKey());
            add(variable.getValue(), read);
        }
        add(how.workdir(), read);
        add(how.shell());
        add(List.copyOf(new TreeSet<>(how.secrets())));
        add(task.matrix().size());
        for (Map.Entry<String, String> value : task.matrix().entrySet()) {
            add(value.getKey());
            add(value.getValue());
        }
        addVars(read);
        return hex();
    }

    private String of(Phase phase, Digests ofTasks) {
        TreeSet<String> read = new TreeSet<>();
        add("phase");
        add(phase.approval().name());
        for (Group group : phase.groups()) {
            add(group.id());
            addTasks(group.tasks(), ofTasks);
        }
        addTasks(phase.checkpoint(), ofTasks);
        addTasks(phase.onFailure(), ofTasks);
        addCriteria(phase.criteria(), read, ofTasks);
        addVars(read);
        return hex();
    }

    private void addVars(Set<String> read) {
        for (String name : read) {
            add(name);
            add(vars.getOrDefault(name, ""));
        }
    }

    private void addTasks(List<Task> tasks, Digests ofTasks) {
        add(tasks.size());
        for (Task task : tasks) {
            addTask(task, ofTasks);
        }
    }

    private void addTask(Task task, Digests ofTasks) {
        add(task.id());
        add(ofTasks.of(task));
    }

    private void addCriteria(List<Criterion> criteria, Set<String> read, Digests ofTasks) {
        add(criteria.size());
        for (Criterion criterion : criteria) {
            add(criterion.id());
            add(criterion.required() ? "required" : "optional");
            addCheck(criterion.check(), read, ofTasks);
        }
    }

    private void addCheck(Criterion.Check check, Set<String> read, Digests ofTasks) {
        switch (check) {
            case Criterion.Check.Leaf(String kind, Value body) -> {
                add(kind);
                add(body, read);
            }
            case Criterion.Check.Command(Task task) -> {
                add("command");
                addTask(task, ofTasks);
            }
            case Criterion.Check.TaskStatus(String task, List<String> is) -> {
                add("task_status");
                add(task);
                add(is);
            }
            case Criterion.Check.AllOf(List<Criterion> parts) -> {
                add("all_of");
                addCriteria(parts, read, ofTasks);
            }
            case Criterion.Check.AnyOf(List<Criterion> parts) -> {
                add("any_of");
                addCriteria(parts, read, ofTasks);
            }
            case Criterion.Check.Not(Criterion part) -> {
                add("not");
                addCriteria(List.of(part), read, ofTasks);
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
        sha256.update(bytes);
    }

    private String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
