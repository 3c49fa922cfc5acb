package dev.orchestrate.gate;

import dev.orchestrate.plan.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as a tree: one value, no key twice, numbers exact. */
final class JsonTree {
    private JsonTree() {}

    static Value read(byte[] content) throws CanNotJudge, InterruptedException {
        TreeBuilder tree = new TreeBuilder();
        try (JsonParser parser =
                new JsonFactory().createParser(ObjectReadContext.empty(), content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (tree.root() != null) {
                    throw new CanNotJudge("is not JSON: there is more after the first value");
                }
                add(tree, token, parser);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } catch (JacksonException e) {
            throw new CanNotJudge("is not JSON: " + where(e), e);
        }
        Value root = tree.root();
        if (root == null) {
            throw new CanNotJudge("is not JSON: it is empty");
        }
        return root;
    }

    private static void add(TreeBuilder tree, JsonToken token, JsonParser parser)
            throws CanNotJudge {
        switch (token) {
            case START_OBJECT -> tree.start(false);
            case START_ARRAY -> tree.start(true);
            case END_OBJECT, END_ARRAY -> {
                Value _ = tree.end();
            }
            case PROPERTY_NAME -> tree.key(parser.currentName());
            case VALUE_STRING -> tree.scalar(TreeBuilder.text(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    tree.scalar(new Value.Numeral(parser.getDecimalValue()));
            case VALUE_TRUE -> tree.scalar(new Value.Flag(true));
            case VALUE_FALSE -> tree.scalar(new Value.Flag(false));
            case VALUE_NULL -> tree.scalar(new Value.Nothing());
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("not in JSON text: " + token);
        }
    }

    private static String where(JacksonException e) {
        String what = e.getOriginalMessage().lines().findFirst().orElse("");
        return e.getLocation() == null ? what : "line " + e.getLocation().getLineNr() + ": " + what;
    }
}
