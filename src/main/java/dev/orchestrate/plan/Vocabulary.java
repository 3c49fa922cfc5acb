package dev.orchestrate.plan;

import dev.orchestrate.plan.Shape.Atom;
import dev.orchestrate.plan.Shape.Either;
import dev.orchestrate.plan.Shape.KeyShape;
import dev.orchestrate.plan.Shape.Level;
import dev.orchestrate.plan.Shape.ListOf;
import dev.orchestrate.plan.Shape.MapOf;
import dev.orchestrate.plan.Shape.Named;
import dev.orchestrate.plan.Shape.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language with the keys that the task types and criterion kinds of a catalog declare. */
final class Vocabulary {
    static final String COMMAND = "command";

    /** Types of the language that no handler is there for yet. */
    static final Set<String> LATER_TYPES =
            Set.of("config_edit", "file_generation", "test_generation", "agent");

    static final Set<String> LATER_CRITERIA = Set.of("metric", "json_schema", "http");

    private final Catalog catalog;
    private final Map<String, Level> tasks = new HashMap<>();
    private final Map<String, Level> onFailure = new HashMap<>();
    private final Map<String, List<KeyShape>> typeKeys = new HashMap<>();
    private @Nullable Level checkpoint;
    private @Nullable Level criterion;

    Vocabulary(Catalog catalog) {
        this.catalog = catalog;
    }

    Catalog catalog() {
        return catalog;
    }

    /** The level of a task of a type that the catalog has. */
    Level task(String type) {
        return tasks.computeIfAbsent(
                type, t -> level(Language.TASK, titled(t), Language.TASK_KEYS, typeKeys(t)));
    }

    Level onFailure(String type) {
        return onFailure.computeIfAbsent(
                type,
                t -> {
                    List<KeyShape> common = new ArrayList<>();
                    for (KeyShape key : Language.TASK_KEYS) {
                        if (!Language.NOT_ON_FAILURE.contains(key.name())) {
                            common.add(relaxed(key));
                        }
                    }
                    return level(
                            Language.ON_FAILURE, "a task of `on_failure`", common, typeKeys(t));
                });
    }

    Level checkpoint() {
        Level known = checkpoint;
        if (known == null) {
            List<KeyShape> common = new ArrayList<>();
            for (KeyShape key : Language.TASK_KEYS) {
                if (Language.ON_CHECKPOINT.contains(key.name())) {
                    common.add(relaxed(key));
                }
            }
            known = level(Language.CHECKPOINT, "a checkpoint", common, typeKeys(COMMAND));
            checkpoint = known;
        }
        return known;
    }

    Level criterion() {
        Level known = criterion;
        if (known == null) {
            List<KeyShape> keys = new ArrayList<>();
            keys.add(Shape.optional("id", Atom.ID, "left out: its place, from 1"));
            keys.add(Shape.optional("description", Atom.TEXT, "for people"));
            keys.add(Shape.optional("required", Atom.FLAG, "false: a failure only warns"));
            keys.add(Shape.optional("timeout", Atom.LIMIT, "time limit of its evaluation"));
            keys.addAll(kinds());
            known = Level.of(Language.CRITERION, "a criterion", keys);
            criterion = known;
        }
        return known;
    }

    /** The keys of which a criterion has exactly one. */
    List<KeyShape> kinds() {
        ListOf several = new ListOf(new Named(Language.CRITERION), false);
        List<KeyShape> kinds = new ArrayList<>();
        kinds.add(Shape.optional("all_of", several, "every one of them holds"));
        kinds.add(Shape.optional("any_of", several, "one of them holds"));
        kinds.add(Shape.optional("not", new Named(Language.CRITERION), "it does not hold"));
        kinds.add(
                Shape.optional(
                        COMMAND,
                        Level.of("command_criterion", "`command`", typeKeys(COMMAND)),
                        "a command that succeeds"));
        kinds.add(Shape.optional("task_status", Language.TASK_STATUS, "how a task has ended"));
        for (String kind : catalog.criterionKinds()) {
            KeySpec spec = catalog.criterionKind(kind);
            if (spec != null) {
                kinds.add(Shape.optional(kind, shape(spec), spec.description()));
            }
        }
        return kinds;
    }

    List<KeyShape> typeKeys(String type) {
        return typeKeys.computeIfAbsent(
                type,
                t -> {
                    Catalog.TypeSpec spec = catalog.taskType(t);
                    return spec == null ? List.of() : keys(spec.keys());
                });
    }

    /** Where else a key belongs, as in {@code a phase}; null if nowhere. */
    @Nullable String home(String key) {
        List<String> homes = new ArrayList<>();
        for (Level level :
                List.of(Language.PLAN, Language.DEFAULTS, Language.PHASE, Language.GROUP)) {
            if (level.key(key) != null) {
                homes.add(level.title());
            }
        }
        if (task(COMMAND).key(key) != null) {
            homes.add("a task");
        } else {
            for (String type : catalog.taskTypes()) {
                if (task(type).key(key) != null) {
                    homes.add(titled(type));
                }
            }
        }
        return homes.isEmpty() ? null : String.join(" or ", homes);
    }

    private static String titled(String type) {
        return "a task of type `" + type + "`";
    }

    private static KeyShape relaxed(KeyShape key) {
        return key.required() ? Shape.optional(key.name(), key.shape(), "not used here") : key;
    }

    private static Level level(
            String name, String title, List<KeyShape> common, List<KeyShape> more) {
        List<KeyShape> keys = new ArrayList<>(common);
        keys.addAll(more);
        return Level.of(name, title, keys);
    }

    private static List<KeyShape> keys(List<KeySpec> specs) {
        List<KeyShape> keys = new ArrayList<>(specs.size());
        for (KeySpec spec : specs) {
            keys.add(new KeyShape(spec.name(), shape(spec), spec.required(), spec.description()));
        }
        return keys;
    }

    private static Shape shape(KeySpec spec) {
        return switch (spec.kind()) {
            case TEXT -> Atom.TEMPLATE;
            case TEXT_LIST -> new ListOf(Atom.TEMPLATE, !spec.required());
            case TEXT_OR_LIST ->
                    new Either(Atom.TEMPLATE, new ListOf(Atom.TEMPLATE, !spec.required()));
            case INTEGER -> Atom.WHOLE;
            case INTEGER_LIST -> new ListOf(Atom.WHOLE, false);
            case NUMBER -> Atom.NUMBER;
            case FLAG -> Atom.FLAG;
            case WORD -> new Words(spec.words());
            case FIELDS -> Level.of(spec.name(), "`" + spec.name() + "`", keys(spec.fields()));
            case MAP -> new MapOf(Atom.ANY, true);
            case ANY -> Atom.ANY;
        };
    }
}
