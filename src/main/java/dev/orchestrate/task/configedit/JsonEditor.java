package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.syntax.Language;
import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.syntax.SyntaxTree;
import dev.orchestrate.task.TaskProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes edits in JSON, with or without comments, by splicing at the places of a syntax tree: JSON
 * is an expression of JavaScript. What a text says is read by a parser of JSON.
 */
final class JsonEditor {
    private final String source;
    private final SyntaxNode root;

    private JsonEditor(String source, SyntaxNode root) {
        this.source = source;
        this.root = root;
    }

    /**
     * What a text says.
     *
     * @throws TaskProblem it is not JSON
     */
    static @Nullable Object tree(String text) throws TaskProblem {
        try {
            return Reader.MAPPER.readValue(text, Object.class);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new TaskProblem(
                    ErrorClass.PERMANENT,
                    (at == null ? "" : "line " + at.getLineNr() + ": ")
                            + "it is not JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** Made when the first JSON is read. */
    private static final class Reader {
        static final JsonMapper MAPPER =
                JsonMapper.builder()
                        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build();
    }

    /**
     * The text with an edit made.
     *
     * @throws TaskProblem it can not be changed so
     */
    static String edit(String text, Edit edit) throws TaskProblem {
        String source = "(" + text + ")";
        SyntaxTree tree = SyntaxTree.parse(Language.JAVASCRIPT, source);
        SyntaxNode root =
                tree.root().all(node -> node.isAnyOf("object", "array")).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> Workflow.refused("it is neither an object nor an array"));
        String edited = new JsonEditor(source, root).edited(edit);
        return edited.substring(1, edited.length() - 1);
    }

    private String edited(Edit edit) throws TaskProblem {
        ScriptEditor editor = ScriptEditor.of(source, true);
        List<Object> path = edit.path();
        return switch (edit) {
            case Edit.Insert insert ->
                    editor.withElement(at(path, path.size()), insert.index(), insert.value());
            case Edit.Put put -> {
                SyntaxNode above = at(path, path.size() - 1);
                SyntaxNode old = child(above, path.getLast());
                yield old == null
                        ? editor.withProperty(above, String.valueOf(path.getLast()), put.value())
                        : editor.withValue(old, put.value());
            }
            case Edit.Cut _ -> {
                SyntaxNode above = at(path, path.size() - 1);
                yield editor.without(above, place(above, path.getLast()));
            }
        };
    }

    private SyntaxNode at(List<Object> path, int depth) throws TaskProblem {
        SyntaxNode at = root;
        for (Object step : path.subList(0, depth)) {
            at = child(at, step);
            if (at == null) {
                throw Workflow.refused("`" + step + "` is not there");
            }
        }
        return at;
    }

    private static @Nullable SyntaxNode child(SyntaxNode node, Object step) {
        return step instanceof Integer place
                ? ScriptObject.members(node).get(place)
                : ScriptObject.value(node, String.valueOf(step));
    }

    private static int place(SyntaxNode node, Object step) throws TaskProblem {
        if (step instanceof Integer place) {
            return place;
        }
        SyntaxNode property = ScriptObject.property(node, String.valueOf(step));
        if (property == null) {
            throw Workflow.refused("`" + step + "` is not there");
        }
        return ScriptObject.members(node).indexOf(property);
    }
}
