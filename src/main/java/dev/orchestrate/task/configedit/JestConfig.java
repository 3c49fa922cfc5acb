package dev.orchestrate.task.configedit;

import dev.orchestrate.syntax.Language;
import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.syntax.SyntaxTree;
import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A file that configures Jest, and the object literal in it that does.
 *
 * @param source what was parsed: for JSON with a bracket before and behind it
 * @param isFolder whether there is a folder of that name beside it
 */
record JestConfig(
        String name, String source, @Nullable SyntaxNode object, Predicate<String> isFolder) {

    /**
     * Finds the object.
     *
     * @throws TaskProblem the file does not parse, or its config is computed
     */
    static JestConfig of(String name, String text, Predicate<String> isFolder) throws TaskProblem {
        return isJson(name) ? ofJson(name, text, isFolder) : ofScript(name, text, isFolder);
    }

    static boolean isJson(String name) {
        return name.endsWith(".json");
    }

    boolean json() {
        return isJson(name);
    }

    /** The file's text. */
    String text() {
        return json() ? source.substring(1, source.length() - 1) : source;
    }

    /** With another source, the object found anew. */
    JestConfig with(String changed) throws TaskProblem {
        return of(name, json() ? changed.substring(1, changed.length() - 1) : changed, isFolder);
    }

    ScriptEditor editor() {
        return ScriptEditor.of(source, json());
    }

    private static JestConfig ofJson(String name, String text, Predicate<String> isFolder)
            throws TaskProblem {
        String source = "(" + text + ")";
        SyntaxTree tree = SyntaxTree.parse(Language.JAVASCRIPT, source);
        if (tree.error().isPresent()) {
            var error = tree.error().get();
            throw Workflow.refused("line " + error.line() + ": it is not JSON: " + error.what());
        }
        List<SyntaxNode> objects = tree.root().all(node -> node.is("object"));
        SyntaxNode root = objects.isEmpty() ? null : objects.getFirst();
        if (root == null || root.start() != source.indexOf('{')) {
            throw Workflow.refused("it is no JSON object");
        }
        if (!name.substring(name.lastIndexOf('/') + 1).equals("package.json")) {
            return new JestConfig(name, source, root, isFolder);
        }
        SyntaxNode jest = ScriptObject.value(root, "jest");
        if (jest != null && !jest.is("object")) {
            throw Workflow.refused("its `jest` is no object but `" + jest.text() + "`");
        }
        return new JestConfig(name, source, jest, isFolder);
    }

    private static JestConfig ofScript(String name, String text, Predicate<String> isFolder)
            throws TaskProblem {
        try {
            SyntaxTree tree = SyntaxTree.parseSound(name, text);
            return new JestConfig(name, text, ScriptExport.object(tree.root()), isFolder);
        } catch (SyntaxProblem e) {
            throw new TaskProblem(dev.orchestrate.plan.ErrorClass.PERMANENT, e.message(), e);
        }
    }
}
