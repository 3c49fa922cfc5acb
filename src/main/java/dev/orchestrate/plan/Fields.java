package dev.orchestrate.plan;

import dev.orchestrate.plan.Shape.KeyShape;
import dev.orchestrate.plan.Shape.Level;
import dev.orchestrate.plan.yaml.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One map of a plan, read key by key as its level declares. Unknown and missing keys are reported
 * at once, wrong values when they are read; what is wrong reads as left out.
 */
final class Fields {
    private final Reading reading;
    private final Node.Mapping map;
    private final Level level;
    private final Scalars scalars;

    private Fields(Reading reading, Node.Mapping map, Level level) {
        this.reading = reading;
        this.map = map;
        this.level = level;
        this.scalars = new Scalars(reading.problems());
    }

    /** Null, and reported, if it is no map. */
    static @Nullable Fields of(Reading reading, Node node, Level level) {
        Fields fields = lenient(reading, node, level);
        if (fields != null) {
            fields.reportUnknown();
            fields.reportMissing();
        }
        return fields;
    }

    /** As {@link #of}, for a map of which it is not known what keys it may have. */
    static @Nullable Fields lenient(Reading reading, Node node, Level level) {
        if (node instanceof Node.Mapping map) {
            return new Fields(reading, map, level);
        }
        reading.problems()
                .error(node.place(), "wrong-type", level.title() + " is a map of keys and values");
        return null;
    }

    private void reportUnknown() {
        for (int i = 0; i < map.size(); i++) {
            String key = map.key(i);
            if (level.key(key) == null && !(isPlan() && key.startsWith("x-"))) {
                String hint = reading.problems().suggest(key, level.names());
                String home = hint == null ? home(key) : null;
                reading.problems()
                        .error(
                                map.keyPlace(i),
                                "unknown-key",
                                level.title() + " has no key `" + Scalars.shortened(key) + "`",
                                home == null ? hint : home);
            }
        }
    }

    private @Nullable String home(String key) {
        boolean forRole =
                level.name().equals(Language.ON_FAILURE)
                        || level.name().equals(Language.CHECKPOINT);
        if (forRole && Language.isTaskKey(key)) {
            return "remove it: it has no sense here";
        }
        String home = reading.vocabulary().home(key);
        return home == null ? null : "move it: it is a key of " + home;
    }

    private boolean isPlan() {
        return level.name().equals(Language.PLAN.name());
    }

    private void reportMissing() {
        for (KeyShape key : level.required()) {
            if (find(key.name()) < 0) {
                reading.problems()
                        .error(
                                map.place(),
                                "missing-key",
                                level.title() + " has no `" + key.name() + "`",
                                "add `" + key.name() + ":`, " + key.description());
            }
        }
    }

    Node.Mapping map() {
        return map;
    }

    Scalars scalars() {
        return scalars;
    }

    private int find(String key) {
        for (int i = 0; i < map.size(); i++) {
            if (map.key(i).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    boolean has(String key) {
        return find(key) >= 0;
    }

    /** The value of a key; null if it is left out, or, as is reported, nothing. */
    @Nullable Node node(String key) {
        int i = find(key);
        if (i < 0) {
            return null;
        }
        if (map.value(i) instanceof Node.Scalar scalar && scalar.isNull()) {
            scalars.missingValue(key, map.keyPlace(i));
            return null;
        }
        return map.value(i);
    }

    /** Where a key stands; the map as a whole, if it has no such key. */
    long place(String key) {
        int i = find(key);
        return i < 0 ? map.place() : map.keyPlace(i);
    }

    Node.@Nullable Scalar scalar(String key) {
        Node node = node(key);
        return node == null ? null : scalars.scalar(key, node);
    }

    @Nullable String text(String key) {
        Node.Scalar scalar = scalar(key);
        return scalar == null ? null : scalar.text();
    }

    boolean flag(String key, boolean otherwise) {
        Node node = node(key);
        Boolean flag = node == null ? null : scalars.flag(key, node);
        return flag == null ? otherwise : flag;
    }

    int integer(String key, int otherwise) {
        Node node = node(key);
        Integer number = node == null ? null : scalars.integer(key, node, atom(key));
        return number == null ? otherwise : number;
    }

    /** A number from one bound to another, both included. */
    double number(String key, double least, double most, double otherwise) {
        Node node = node(key);
        BigDecimal number = node == null ? null : scalars.number(key, node);
        if (node == null || number == null) {
            return otherwise;
        }
        double value = number.doubleValue();
        if (value < least || value > most) {
            String bounds = most == Double.MAX_VALUE ? "at least " : "between 0 and ";
            scalars.outOfRange(
                    key,
                    Scalars.shortened(number.toString()),
                    node.place(),
                    bounds + (int) (most == Double.MAX_VALUE ? least : most));
            return otherwise;
        }
        return value;
    }

    @Nullable Duration duration(String key) {
        Node node = node(key);
        return node == null ? null : scalars.duration(key, node, atom(key));
    }

    long size(String key, long otherwise) {
        Node node = node(key);
        long bytes = node == null ? -1 : scalars.size(key, node);
        return bytes < 0 ? otherwise : bytes;
    }

    String word(String key, String otherwise) {
        Node node = node(key);
        if (node == null) {
            return otherwise;
        }
        if (!(shape(key) instanceof Shape.Words words)) {
            throw new IllegalStateException(key + " is not declared as a word");
        }
        String word = scalars.word(key, node, words);
        return word == null ? otherwise : word;
    }

    /** The items of a list; null if it is left out or wrong. */
    Node.@Nullable Items items(String key) {
        Node node = node(key);
        if (node == null) {
            return null;
        }
        if (!(node instanceof Node.Items items)) {
            String hint = node instanceof Node.Scalar one ? one.text() : null;
            reading.problems()
                    .error(
                            node.place(),
                            "wrong-type",
                            "`" + key + "` is not a list",
                            hint == null ? null : "write `[" + Scalars.shortened(hint) + "]`");
            return null;
        }
        boolean mayBeEmpty = !(shape(key) instanceof Shape.ListOf list) || list.mayBeEmpty();
        if (items.size() == 0 && !mayBeEmpty) {
            reading.problems().error(node.place(), "empty-list", "`" + key + "` is an empty list");
            return null;
        }
        return items;
    }

    /** The texts of a list, each a scalar with its place; null if left out or not a list. */
    @Nullable List<Node.Scalar> scalarList(String key) {
        Node.Items items = items(key);
        if (items == null) {
            return null;
        }
        List<Node.Scalar> list = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Node.Scalar scalar = scalars.scalar(key, items.get(i));
            if (scalar != null) {
                list.add(scalar);
            }
        }
        return list;
    }

    /** The texts of a list; null if left out or not a list. */
    @Nullable List<String> texts(String key) {
        List<Node.Scalar> list = scalarList(key);
        if (list == null) {
            return null;
        }
        if (list.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Node.Scalar scalar : list) {
            texts.add(scalar.text());
        }
        return List.copyOf(texts);
    }

    /** The words of a list of declared ones; null if left out or not a list. */
    @Nullable List<String> words(String key) {
        Node.Items items = items(key);
        if (items == null) {
            return null;
        }
        if (!(shape(key) instanceof Shape.ListOf(Shape.Words words, boolean _))) {
            throw new IllegalStateException(key + " is not declared as a list of words");
        }
        List<String> list = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String word = scalars.word(key, items.get(i), words);
            if (word != null) {
                list.add(word);
            }
        }
        return list;
    }

    /** The map of a key whose shape is a level; null if left out or wrong. */
    @Nullable Fields fields(String key) {
        Node node = node(key);
        if (node == null) {
            return null;
        }
        if (!(shape(key) instanceof Level nested)) {
            throw new IllegalStateException(key + " is not declared as a level");
        }
        return of(reading, node, nested);
    }

    private Shape.Atom atom(String key) {
        if (shape(key) instanceof Shape.Atom atom) {
            return atom;
        }
        throw new IllegalStateException(key + " is not declared as a single value");
    }

    private Shape shape(String key) {
        KeyShape declared = level.key(key);
        if (declared == null) {
            throw new IllegalStateException(level.title() + " does not declare " + key);
        }
        return declared.shape();
    }
}
