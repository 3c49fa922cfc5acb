package dev.orchestrate.gate;

import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.yaml.YamlParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * YAML 1.2, core schema, as a tree: one document, no key twice, keys by their text. What aliases
 * name is shared, and counts each time, so that a few lines can not stand for more than can be
 * walked. Tags of an application mean nothing: their scalars are text. Used once.
 */
final class YamlTree {
    private static final int MOST_DIGITS = 1_000;
    private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);

    private final TreeBuilder tree = new TreeBuilder();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Map<Integer, Begun> begun = new HashMap<>();
    private int depth;
    private int documents;

    private record Anchored(Value value, long size) {}

    /** An anchored collection that has not ended. */
    private record Begun(Anchor anchor, long before) {}

    private YamlTree() {}

    static Value read(byte[] content) throws CanNotJudge, InterruptedException {
        try {
            return new YamlTree().all(YamlParser.of(content));
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(m -> "line " + (m.getLine() + 1) + ": ").orElse("");
            throw new CanNotJudge("is not YAML: " + line + e.getProblem(), e);
        } catch (YamlEngineException e) {
            String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CanNotJudge("is not YAML: " + what, e);
        }
    }

    private Value all(YamlParser events) throws CanNotJudge, InterruptedException {
        while (events.hasNext()) {
            take(events.next());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        Value root = tree.root();
        return root == null ? new Value.Nothing() : root;
    }

    private void take(Event event) throws CanNotJudge {
        switch (event) {
            case DocumentStartEvent _ -> {
                if (++documents > 1) {
                    throw new CanNotJudge("holds more than one YAML document");
                }
            }
            case CollectionStartEvent start -> start(start);
            case CollectionEndEvent _ -> end();
            case ScalarEvent scalar -> scalar(scalar);
            case AliasEvent alias -> alias(alias);
            default -> {} // begins and ends of stream and document
        }
    }

    private void start(CollectionStartEvent start) throws CanNotJudge {
        if (tree.expectsKey()) {
            throw new CanNotJudge("has a key that is not a scalar");
        }
        Optional<Anchor> anchor = start.getAnchor();
        if (anchor.isPresent()) {
            anchors.remove(anchor.get());
            begun.put(depth, new Begun(anchor.get(), tree.size()));
        }
        depth++;
        tree.start(start instanceof SequenceStartEvent);
    }

    private void end() {
        depth--;
        Value value = tree.end();
        Begun its = begun.remove(depth);
        if (its != null) {
            anchors.put(its.anchor(), new Anchored(value, tree.size() - its.before()));
        }
    }

    private void scalar(ScalarEvent scalar) throws CanNotJudge {
        boolean isKey = tree.expectsKey();
        Value value = isKey ? TreeBuilder.text(scalar.getValue()) : value(scalar);
        scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, 1)));
        if (isKey) {
            tree.key(scalar.getValue());
        } else {
            tree.scalar(value);
        }
    }

    private void alias(AliasEvent alias) throws CanNotJudge {
        Anchored target = anchors.get(alias.getAlias());
        if (target == null) {
            throw new CanNotJudge(
                    "has the alias `*" + alias.getAlias() + "`, which names nothing before it");
        }
        if (!tree.expectsKey()) {
            tree.repeat(target.value(), target.size());
        } else if (target.value() instanceof Value.Text(var text)) {
            tree.key(text.source());
        } else {
            throw new CanNotJudge("has an alias as a key that is not a text");
        }
    }

    private static Value value(ScalarEvent scalar) throws CanNotJudge {
        String text = scalar.getValue();
        String tag = scalar.getTag().orElse(null);
        boolean resolved = tag == null ? scalar.isPlain() : isCore(tag);
        if (!resolved) {
            return TreeBuilder.text(text);
        }
        Tag meaning = RESOLVER.resolve(text, true);
        if (meaning.equals(Tag.NULL)) {
            return new Value.Nothing();
        } else if (meaning.equals(Tag.BOOL)) {
            return new Value.Flag(text.equalsIgnoreCase("true"));
        }
        BigDecimal number =
                meaning.equals(Tag.INT) || meaning.equals(Tag.FLOAT) ? number(text) : null;
        return number == null ? TreeBuilder.text(text) : new Value.Numeral(number);
    }

    private static boolean isCore(String tag) {
        return tag.equals(Tag.NULL.getValue())
                || tag.equals(Tag.BOOL.getValue())
                || tag.equals(Tag.INT.getValue())
                || tag.equals(Tag.FLOAT.getValue());
    }

    /** Null for what is no finite number: {@code .inf} and {@code .nan} stay text. */
    private static @Nullable BigDecimal number(String text) throws CanNotJudge {
        if (text.length() > MOST_DIGITS) {
            throw new CanNotJudge("holds a number of more than " + MOST_DIGITS + " digits");
        }
        if (text.startsWith("0x")) {
            return new BigDecimal(new BigInteger(text.substring(2), 16));
        }
        if (text.startsWith("0o")) {
            return new BigDecimal(new BigInteger(text.substring(2), 8));
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
