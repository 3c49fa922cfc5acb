package dev.orchestrate.plan;

import dev.orchestrate.plan.Shape.KeyShape;
import dev.orchestrate.plan.Shape.Level;
import dev.orchestrate.plan.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what stands at the end of a phase: checkpoint, criteria, and tasks of its failure. */
final class GateBinder {
    private final Reading reading;
    private final Problems problems;
    private final TaskBinder tasks;
    private final TaskIndex index;
    private final Assembler assembler;
    private final ValueBinder values;

    GateBinder(Reading reading, TaskBinder tasks, TaskIndex index, Assembler assembler) {
        this.reading = reading;
        this.problems = reading.problems();
        this.tasks = tasks;
        this.index = index;
        this.assembler = assembler;
        this.values = new ValueBinder(reading);
    }

    void bind(PhaseDraft phase) {
        phase.checkpoint = commands(phase, "checkpoint");
        phase.onFailure = commands(phase, "on_failure");
        Node.Items items = phase.fields.items("success_criteria");
        if (items != null) {
            phase.criteria = criteria(items, phase, new Nested("", null, new HashSet<>()));
        }
    }

    private List<Task> commands(PhaseDraft phase, String key) {
        Node.Items items = phase.fields.items(key);
        if (items == null || items.size() == 0) {
            return List.of();
        }
        List<Task> list = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String id = phase.id + ":" + key + ":" + (i + 1);
            TaskDraft task =
                    key.equals("checkpoint")
                            ? tasks.bindCheckpoint(items.get(i), phase, id)
                            : tasks.bindOnFailure(items.get(i), phase, id);
            if (task != null) {
                list.add(assembler.single(task));
            }
        }
        return List.copyOf(list);
    }

    private List<Criterion> criteria(Node.Items items, PhaseDraft phase, Nested in) {
        List<Criterion> list = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Criterion criterion = criterion(items.get(i), phase, i + 1, in);
            if (criterion != null) {
                list.add(criterion);
            }
        }
        return List.copyOf(list);
    }

    /**
     * What a criterion is a part of.
     *
     * @param id of that; empty for the phase itself
     * @param timeout of that, which holds for each of its parts
     * @param ids those that the phase has already, folded
     */
    private record Nested(String id, @Nullable Duration timeout, Set<String> ids) {}

    /**
     * A criterion; null, and reported, if it says nothing to judge.
     *
     * @param number of its place, from 1
     */
    private @Nullable Criterion criterion(Node node, PhaseDraft phase, int number, Nested in) {
        Fields fields = fields(node);
        if (fields == null) {
            return null;
        }
        String id = (in.id.isEmpty() ? "" : in.id + ".") + id(fields, number);
        if (!in.ids.add(Ids.folded(id))) {
            problems.error(
                    fields.place("id"),
                    "duplicate-id",
                    "criterion `" + id + "` is there twice in phase `" + phase.id + "`",
                    "give it another `id`");
        }
        Duration timeout = shorter(fields.duration("timeout"), in.timeout);
        String description = fields.text("description");
        boolean required = fields.flag("required", true);
        String kind = kind(fields);
        Node body = kind == null ? null : fields.node(kind);
        if (kind == null || body == null) {
            return null;
        }
        Criterion.Check check = check(kind, body, phase, new Nested(id, timeout, in.ids));
        return check == null ? null : new Criterion(id, description, required, timeout, check);
    }

    private static @Nullable Duration shorter(@Nullable Duration own, @Nullable Duration whole) {
        if (own == null || whole == null) {
            return own == null ? whole : own;
        }
        return own.compareTo(whole) < 0 ? own : whole;
    }

    /** Null, and reported, if what it judges is unclear; the keys are those of its kind. */
    private @Nullable Fields fields(Node node) {
        Level level = null;
        String kind = "";
        if (node instanceof Node.Mapping map) {
            for (int i = 0; i < map.size(); i++) {
                String key = map.key(i);
                Level own = Vocabulary.isKind(key) ? reading.vocabulary().criterion(key) : null;
                if (own != null && level != null) {
                    problems.error(
                            map.keyPlace(i),
                            "conflicting-keys",
                            "a criterion has both `" + kind + "` and `" + key + "`",
                            "make it two, or put them under `all_of`");
                    return null;
                }
                level = own == null ? level : own;
                kind = own == null ? kind : key;
            }
        }
        return Fields.of(reading, node, level == null ? reading.vocabulary().criterion() : level);
    }

    private String id(Fields fields, int number) {
        Node.Scalar id = fields.scalar("id");
        if (id == null) {
            return Integer.toString(number);
        }
        String problem = Ids.problem(id.text());
        if (problem != null) {
            problems.error(
                    id.place(),
                    "bad-id",
                    "`id` is no id: " + Ids.quoted(id.text()) + " " + problem);
        }
        return id.text();
    }

    private @Nullable String kind(Fields fields) {
        boolean unknown = false;
        for (int i = 0; i < fields.map().size(); i++) {
            String key = fields.map().key(i);
            if (Vocabulary.isKind(key)) {
                if (reading.vocabulary().criterion(key) != null) {
                    return key;
                }
                unknown = true;
            }
        }
        if (!unknown) {
            problems.error(
                    fields.map().place(),
                    "missing-key",
                    "a criterion says nothing to judge",
                    "add one of its kinds, such as `file_exists: PATH`");
        }
        return null;
    }

    private Criterion.@Nullable Check check(String kind, Node body, PhaseDraft phase, Nested in) {
        return switch (kind) {
            case "all_of" -> {
                List<Criterion> parts = parts(kind, body, phase, in);
                yield parts == null ? null : new Criterion.Check.AllOf(parts);
            }
            case "any_of" -> {
                List<Criterion> parts = parts(kind, body, phase, in);
                yield parts == null ? null : new Criterion.Check.AnyOf(parts);
            }
            case "not" -> {
                Criterion part = criterion(body, phase, 1, in);
                yield part == null ? null : new Criterion.Check.Not(part);
            }
            case Vocabulary.COMMAND -> command(body, phase, in);
            case "task_status" -> taskStatus(body, phase, in);
            default -> leaf(kind, body, phase);
        };
    }

    private @Nullable List<Criterion> parts(String kind, Node body, PhaseDraft phase, Nested in) {
        if (!(body instanceof Node.Items items)) {
            problems.error(body.place(), "wrong-type", "`" + kind + "` is not a list of criteria");
            return null;
        }
        if (items.size() == 0) {
            problems.error(body.place(), "empty-list", "`" + kind + "` is an empty list");
            return null;
        }
        return criteria(items, phase, in);
    }

    private Criterion.@Nullable Check command(Node body, PhaseDraft phase, Nested in) {
        Fields fields =
                Fields.of(
                        reading,
                        body,
                        Shape.Level.of(
                                "command_criterion",
                                "`command`",
                                reading.vocabulary().typeKeys(Vocabulary.COMMAND)));
        if (fields == null) {
            return null;
        }
        String id = phase.id + ":criterion:" + in.id;
        return new Criterion.Check.Command(
                assembler.single(tasks.bindCriterion(fields, phase, id, in.timeout)));
    }

    private Criterion.@Nullable Check leaf(String kind, Node body, PhaseDraft phase) {
        Level level = reading.vocabulary().criterion(kind);
        KeyShape key = level == null ? null : level.key(kind);
        if (key == null) {
            return null;
        }
        Value value = values.bind(kind, body, key.shape(), Site.criterion(phase));
        values.rejectEmpty(kind, body);
        return new Criterion.Check.Leaf(kind, value);
    }

    private Criterion.@Nullable Check taskStatus(Node body, PhaseDraft phase, Nested in) {
        Fields fields = Fields.of(reading, body, Language.TASK_STATUS);
        if (fields == null) {
            return null;
        }
        List<String> is = statuses(fields);
        Node.Scalar name = fields.scalar("task");
        if (name == null || is.isEmpty()) {
            return null;
        }
        TaskDraft task = index.get(name.text());
        if (task == null) {
            problems.error(
                    name.place(),
                    "unknown-reference",
                    "there is no task `" + Scalars.shortened(name.text()) + "`",
                    problems.suggest(name.text(), index.ids()));
            return null;
        }
        if (task.phase != phase && !phase.upstream.get(task.phase.number)) {
            problems.error(
                    name.place(),
                    "not-upstream",
                    "task `" + task.id + "` is neither of this phase nor of one before it");
            return null;
        }
        return ofAll(task, name.text(), is, in);
    }

    /** A matrix as a whole stands for each of its tasks. */
    private static Criterion.Check ofAll(TaskDraft task, String name, List<String> is, Nested in) {
        if (!task.isMatrix() || !name.equals(task.id)) {
            return new Criterion.Check.TaskStatus(name, is);
        }
        List<Criterion> parts = new ArrayList<>(task.ids.size());
        for (String id : task.ids) {
            parts.add(
                    new Criterion(
                            in.id + "." + (parts.size() + 1),
                            null,
                            true,
                            null,
                            new Criterion.Check.TaskStatus(id, is)));
        }
        return new Criterion.Check.AllOf(parts);
    }

    private List<String> statuses(Fields fields) {
        Node node = fields.node("is");
        if (node instanceof Node.Scalar) {
            String word = fields.scalars().word("is", node, Language.Status.WORDS);
            return word == null ? List.of() : List.of(word);
        }
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Items items) || items.size() == 0) {
            problems.error(node.place(), "wrong-type", "`is` is no status, nor a list of some");
            return List.of();
        }
        List<String> words = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String word = fields.scalars().word("is", items.get(i), Language.Status.WORDS);
            if (word != null) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }
}
