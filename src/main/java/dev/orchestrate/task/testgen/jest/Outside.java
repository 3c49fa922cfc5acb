package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.syntax.SyntaxTree;
import dev.orchestrate.task.testgen.js.Interpreter;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Modules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote in a test file.
 *
 * @param imports by the names there
 * @param declared names at the top, besides
 * @param titles of tests, each with those of what it stands in
 */
public record Outside(
        Map<String, Module.Origin> imports, Set<String> declared, Set<List<String>> titles) {
    /**
     * Reads it.
     *
     * @throws SyntaxProblem it does not parse
     */
    public static Outside of(String path, String text) throws SyntaxProblem {
        if (text.isBlank()) {
            return new Outside(Map.of(), Set.of(), Set.of());
        }
        SyntaxTree tree = SyntaxTree.parseSound(path, text);
        Module module = new Modules(_ -> null, new Interpreter()).load(path, text);
        Set<List<String>> titles = new HashSet<>();
        titles(tree.root(), List.of(), titles);
        return new Outside(
                Map.copyOf(module.imports()),
                Set.copyOf(module.declared().keySet()),
                Set.copyOf(titles));
    }

    /** Whether a test of such titles is there. */
    public boolean has(List<String> path) {
        return titles.contains(path);
    }

    private static void titles(SyntaxNode node, List<String> above, Set<List<String>> into) {
        List<String> path = above;
        String title = title(node);
        if (title != null) {
            path = new ArrayList<>(above);
            path.add(title);
            into.add(List.copyOf(path));
        }
        for (SyntaxNode child : node.named()) {
            titles(child, path, into);
        }
    }

    private static @Nullable String title(SyntaxNode node) {
        SyntaxNode function = node.is("call_expression") ? node.field("function") : null;
        SyntaxNode arguments = function == null ? null : node.field("arguments");
        boolean isTest =
                function != null && function.text().matches("(describe|it|test)(\\.\\w+)*");
        if (!isTest || arguments == null || arguments.named().isEmpty()) {
            return null;
        }
        SyntaxNode first = arguments.named().getFirst();
        return first.is("string") ? ImportLines.literal(first) : null;
    }
}
