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
    static final Set<String> LATER_TYPES = Set.of("agent");

    private final Catalog catalog;
    private final Map<String, Level> tasks = new HashMap<>();
    private final Map<String, Level> onFailure = new HashMap<>();
    private final Map<String, List<KeyShape>> typeKeys = new HashMap<>();
    private @Nullable Level checkpoint;
    private final Map<String, Level> criteria = new HashMap<>();
    private @Nullable Level builtInCriteria;

    Vocabulary(Catalog catalog) {
        this.catalog = catalog;
    }

    Catalog catalog() {
        return catalog;
    }

    /** The level of a task of a type that the catalog has. */
    Level task(String type) {
        Level known = tasks.get(type);
        if (known == null) {
            known = level(Language.TASK, titled(type), Language.TASK_KEYS, typeKeys(type));
            tasks.put(type, known);
        }
        return known;
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

    /** With every kind that there is; to find them all, a catalog may search far. */
    Level criterion() {
        List<KeyShape> kinds = builtInKinds();
        for (String kind : catalog.criterionKinds()) {
            KeySpec spec = catalog.criterionKind(kind);
            if (spec != null) {
                kinds.add(kind(kind, spec));
            }
        }
        return criterion(kinds);
    }

    /** The level of a criterion of one kind; null if there is no such kind. */
    @Nullable Level criterion(String kind) {
        Level known = criteria.get(kind);
        if (known == null) {
            if (builtInCriteria == null) {
                builtInCriteria = criterion(builtInKinds());
            }
            known = builtInCriteria;
            if (known.key(kind) == null) {
                KeySpec spec = catalog.criterionKind(kind);
                if (spec == null) {
                    return null;
                }
                List<KeyShape> kinds = builtInKinds();
                kinds.add(kind(kind, spec));
                known = criterion(kinds);
            }
            criteria.put(kind, known);
        }
        return known;
    }

    /** Whether a key of a criterion says what is judged, if it is a key of one at all. */
    static boolean isKind(String key) {
        for (KeyShape common : Language.CRITERION_KEYS) {
            if (common.name().equals(key)) {
                return false;
            }
        }
        return true;
    }

    private static KeyShape kind(String kind, KeySpec spec) {
        return Shape.optional(kind, shape(spec), spec.description());
    }

    private static Level criterion(List<KeyShape> kinds) {
        List<KeyShape> keys = new ArrayList<>(Language.CRITERION_KEYS);
        keys.addAll(kinds);
        return Level.of(Language.CRITERION, "a criterion", keys);
    }

    private List<KeyShape> builtInKinds() {
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
        return kinds;
    }

    List<KeyShape> typeKeys(String type) {
        List<KeyShape> known = typeKeys.get(type);
        if (known == null) {
            Catalog.TypeSpec spec = catalog.taskType(type);
            known = spec == null ? List.of() : keys(spec.keys());
            typeKeys.put(type, known);
        }
        return known;
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
            case DURATION -> Atom.DURATION;
            case FLAG -> Atom.FLAG;
            case WORD -> new Words(spec.words());
            case FIELDS -> Level.of(spec.name(), "`" + spec.name() + "`", keys(spec.fields()));
            case MAP -> new MapOf(Atom.ANY, true);
            case ANY -> Atom.ANY;
        };
    }
}
