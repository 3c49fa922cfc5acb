package dev.orchestrate.plan.yaml;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Bytes to a tree, in one pass over the parser's events. Bounded in depth and in the number of
 * values, those that aliases repeat counted each time. Confined to one thread; one text each.
 */
public final class YamlReader {
    static final int MAX_DEPTH = 100;
    static final int MAX_VALUES = 4_000_000;
    private static final int MAX_BUFFER = 1 << 16;

    private final YamlParser events;
    private final List<YamlProblem> problems = new ArrayList<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final SharedTexts texts = new SharedTexts();
    private int depth;
    private long values;

    private YamlReader(byte[] bytes, int from) {
        // the code point limit would be checked too late; the caller bounds the bytes
        LoadSettings settings =
                LoadSettings.builder()
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .setBufferSize(Math.clamp(bytes.length, 16, MAX_BUFFER))
                        .build();
        this.events =
                new YamlParser(
                        settings,
                        new StreamReader(
                                settings,
                                new InputStreamReader(
                                        new ByteArrayInputStream(bytes, from, bytes.length - from),
                                        StandardCharsets.UTF_8)));
    }

    /** What a text holds; never throws for its sake. */
    public static YamlTree read(byte[] bytes) {
        YamlTree json = JsonReader.read(bytes);
        return json != null ? json : readYaml(bytes);
    }

    /** The same, whatever the text is. */
    static YamlTree readYaml(byte[] bytes) {
        int from = byteOrderMark(bytes);
        YamlProblem unreadable = TextCheck.of(bytes, from);
        return unreadable != null
                ? new YamlTree(null, List.of(unreadable))
                : new YamlReader(bytes, from).document();
    }

    /** How many bytes a byte order mark takes at the beginning of a text. */
    public static int byteOrderMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private YamlTree document() {
        Node root = null;
        try {
            events.next();
            Event start = events.next();
            if (start.getEventId() == Event.ID.DocumentStart) {
                root = node(events.next());
                events.next();
                rejectSecondDocument();
            }
        } catch (Stop stop) {
            problems.add(stop.problem);
            return new YamlTree(null, problems);
        } catch (MarkedYamlEngineException e) {
            problems.add(SyntaxMessages.of(e));
            return new YamlTree(null, problems);
        } catch (YamlEngineException e) {
            String message = e.getMessage() == null ? "the text is not YAML" : e.getMessage();
            problems.add(new YamlProblem(Place.of(1, 1, 1), "syntax", message, null));
            return new YamlTree(null, problems);
        }
        return new YamlTree(root, problems);
    }

    private void rejectSecondDocument() {
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            problems.add(
                    new YamlProblem(
                            SyntaxMessages.place(next.getStartMark()),
                            "several-documents",
                            "a second document begins here",
                            "keep one document to a file"));
        }
    }

    private Node node(Event event) {
        count(1, event);
        if (event instanceof ScalarEvent scalar) {
            return anchored(scalar, scalar(scalar), 1);
        } else if (event instanceof SequenceStartEvent || event instanceof MappingStartEvent) {
            return collection((CollectionStartEvent) event);
        } else if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        throw new IllegalStateException("unexpected event: " + event);
    }

    private void count(long more, Event event) {
        values += more;
        if (values > MAX_VALUES) {
            throw new Stop(
                    new YamlProblem(
                            place(event, 1),
                            "too-many-values",
                            "the text has more than 4,000,000 values, those of aliases counted",
                            null));
        }
    }

    private Node collection(CollectionStartEvent start) {
        if (++depth > MAX_DEPTH) {
            throw new Stop(
                    new YamlProblem(
                            place(start, 1),
                            "too-deep",
                            "values are nested more than " + MAX_DEPTH + " deep",
                            null));
        }
        long before = values;
        checkTag(start, start.getTag());
        Node node = start instanceof MappingStartEvent map ? mapping(map) : items(start);
        depth--;
        return anchored(start, node, values - before + 1);
    }

    private Node items(CollectionStartEvent start) {
        List<Node> items = new ArrayList<>();
        for (Event next = events.next();
                next.getEventId() != Event.ID.SequenceEnd;
                next = events.next()) {
            items.add(node(next));
        }
        return new Node.Items(place(start, 1), items.toArray(new Node[0]));
    }

    private Node mapping(MappingStartEvent start) {
        MappingBuilder builder = new MappingBuilder(problems);
        for (Event next = events.next();
                next.getEventId() != Event.ID.MappingEnd;
                next = events.next()) {
            Node key = node(next);
            Node value = node(events.next());
            if (!(key instanceof Node.Scalar name)) {
                problems.add(new YamlProblem(key.place(), "bad-key", "a key is not a text", null));
            } else if (name.style() == Node.Style.PLAIN && name.text().equals("<<")) {
                builder.merge(name.place(), value);
            } else {
                builder.add(name.text(), name.place(), value);
            }
        }
        return builder.build(place(start, 1));
    }

    private Node alias(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        Anchored target = anchors.get(name);
        if (target == null) {
            problems.add(
                    new YamlProblem(
                            place(alias, name.length() + 1),
                            "unknown-anchor",
                            "`*" + name + "` names no anchor above it",
                            "mark a value above with `&" + name + "`"));
            return new Node.Scalar(place(alias, 1), "", Node.Style.DOUBLE_QUOTED, false);
        }
        count(target.size, alias);
        return target.node;
    }

    private Node anchored(NodeEvent event, Node node, long size) {
        Optional<Anchor> anchor = event.getAnchor();
        if (anchor.isPresent()) {
            anchors.put(anchor.get().getValue(), new Anchored(node, size));
        }
        return node;
    }

    private Node.Scalar scalar(ScalarEvent event) {
        Optional<String> tag = event.getTag();
        checkTag(event, tag);
        Node.Style style = style(event.getScalarStyle());
        boolean resolved = tag.isEmpty() ? style == Node.Style.PLAIN : !Tags.isText(tag.get());
        return new Node.Scalar(place(event), texts.of(event.getValue()), style, resolved);
    }

    private static Node.Style style(ScalarStyle style) {
        return switch (style) {
            case PLAIN, JSON_SCALAR_STYLE -> Node.Style.PLAIN;
            case SINGLE_QUOTED -> Node.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> Node.Style.DOUBLE_QUOTED;
            case LITERAL, FOLDED -> Node.Style.BLOCK;
        };
    }

    private void checkTag(NodeEvent event, Optional<String> tag) {
        if (tag.isPresent() && !Tags.isCore(tag.get())) {
            problems.add(
                    new YamlProblem(
                            place(event, 1),
                            "unknown-tag",
                            "tag `" + Tags.written(tag.get()) + "` is unknown",
                            "remove it: a plan needs no tags"));
        }
    }

    private static long place(ScalarEvent event) {
        Mark start = event.getStartMark().orElse(null);
        Mark end = event.getEndMark().orElse(null);
        if (start == null || end == null) {
            return Place.of(1, 1, 1);
        }
        int length = start.getLine() == end.getLine() ? end.getColumn() - start.getColumn() : 1;
        return Place.of(start.getLine() + 1, start.getColumn() + 1, length);
    }

    private static long place(Event event, int length) {
        Mark start = event.getStartMark().orElse(null);
        return start == null
                ? Place.of(1, 1, 1)
                : Place.of(start.getLine() + 1, start.getColumn() + 1, length);
    }

    private record Anchored(Node node, long size) {}

    /** Nothing after this can be read. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient YamlProblem problem;

        Stop(YamlProblem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }

    /** The tags that YAML itself knows. */
    private static final class Tags {
        private static final String CORE = "tag:yaml.org,2002:";

        static boolean isText(String tag) {
            return tag.equals("!") || tag.equals(CORE + "str");
        }

        static boolean isCore(String tag) {
            return switch (tag) {
                case "!", CORE + "str", CORE + "int", CORE + "float", CORE + "bool" -> true;
                case CORE + "null", CORE + "map", CORE + "seq" -> true;
                default -> false;
            };
        }

        static String written(String tag) {
            return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
        }
    }
}
