package dev.orchestrate.plan.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * The same tree as {@link YamlReader}'s, of a text that is JSON, as programs write it: its parser
 * is several times as fast. Takes nothing but what YAML reads in the same way, and leaves the rest,
 * with all that is to be told of it, to that. Confined to one thread; one text each.
 */
final class JsonReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] bytes;
    private final JsonParser tokens;
    private final List<YamlProblem> problems = new ArrayList<>();
    private final SharedTexts texts = new SharedTexts();
    private int depth;
    private int values;

    private JsonReader(byte[] bytes) {
        this.bytes = bytes;
        this.tokens = FACTORY.createParser(ObjectReadContext.empty(), bytes);
    }

    /** What a text holds; null where it is for YAML's parser to say. */
    static @Nullable YamlTree read(byte[] bytes) {
        if (!isPlainObject(bytes)) {
            return null;
        }
        JsonReader reader = new JsonReader(bytes);
        try (JsonParser tokens = reader.tokens) {
            tokens.nextToken();
            Node root = reader.node();
            return tokens.nextToken() == null ? new YamlTree(root, reader.problems) : null;
        } catch (JacksonException | BeyondLimits e) {
            return null;
        }
    }

    /**
     * Whether it begins as an object does, and each byte is a column: in ASCII, without a tab,
     * which YAML does not take everywhere, and with line feeds alone.
     */
    private static boolean isPlainObject(byte[] bytes) {
        int from = 0;
        while (from < bytes.length && (bytes[from] == ' ' || bytes[from] == '\n')) {
            from++;
        }
        if (from == bytes.length || bytes[from] != '{') {
            return false;
        }
        for (byte b : bytes) {
            if ((b < ' ' && b != '\n') || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private Node node() {
        if (++values > YamlReader.MAX_VALUES) {
            throw new BeyondLimits();
        }
        return switch (tokens.currentToken()) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> items();
            case VALUE_STRING -> {
                // to its end, which is known to be there from then on
                String text = texts.of(tokens.getString());
                yield new Node.Scalar(quotedPlace(), text, Node.Style.DOUBLE_QUOTED, false);
            }
            default -> {
                String text = texts.of(tokens.getString());
                yield new Node.Scalar(place(text.length()), text, Node.Style.PLAIN, true);
            }
        };
    }

    private Node mapping() {
        long place = place(1);
        deeper();
        MappingBuilder builder = new MappingBuilder(problems);
        for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
            values++;
            long namePlace = quotedPlace();
            tokens.nextToken();
            builder.add(name, namePlace, node());
        }
        depth--;
        return builder.build(place);
    }

    private Node items() {
        long place = place(1);
        deeper();
        List<Node> items = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        depth--;
        return new Node.Items(place, items.toArray(new Node[0]));
    }

    private void deeper() {
        if (++depth > YamlReader.MAX_DEPTH) {
            throw new BeyondLimits();
        }
    }

    private long place(int length) {
        TokenStreamLocation start = tokens.currentTokenLocation();
        return Place.of(start.getLineNr(), start.getColumnNr(), length);
    }

    /** Of a text as it is written, with its quotes and escapes. */
    private long quotedPlace() {
        TokenStreamLocation start = tokens.currentTokenLocation();
        int from = (int) start.getByteOffset();
        int to = from + 1;
        while (bytes[to] != '"') {
            to += bytes[to] == '\\' ? 2 : 1;
        }
        return Place.of(start.getLineNr(), start.getColumnNr(), to + 1 - from);
    }

    private static final class BeyondLimits extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BeyondLimits() {
            super(null, null, false, false);
        }
    }
}
