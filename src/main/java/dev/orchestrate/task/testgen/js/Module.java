package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.syntax.SyntaxTree;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source file with its names. Filled while it is loaded; confined to a thread. */
public final class Module {
    private final String path;
    private final SyntaxTree tree;
    private final Scope scope = new Scope(null);
    private final Map<String, String> exports = new LinkedHashMap<>();
    private final Map<String, Origin> imports = new LinkedHashMap<>();
    private final Map<String, SyntaxNode> declared = new LinkedHashMap<>();

    /**
     * Where a name comes from.
     *
     * @param module as it is written
     * @param name there; {@code default}, or {@code *} for all of it
     */
    public record Origin(String module, String name) {}

    Module(String path, SyntaxTree tree) {
        this.path = path;
        this.tree = tree;
    }

    public String path() {
        return path;
    }

    public SyntaxTree tree() {
        return tree;
    }

    Scope scope() {
        return scope;
    }

    /** From the name that others use to the name here; {@code default} is one too. */
    public Map<String, String> exports() {
        return exports;
    }

    public Map<String, Origin> imports() {
        return imports;
    }

    /** Functions, classes, types and variables by their names here. */
    public Map<String, SyntaxNode> declared() {
        return declared;
    }

    /** What a name of this file stands for now. */
    public Object value(String name) {
        return scope.knows(name) ? scope.get(name) : Nothing.UNDEFINED;
    }

    /** What is exported under a name. */
    public Object exported(String name) {
        String own = exports.get(name);
        return own == null ? Nothing.UNKNOWN : value(own);
    }

    public @Nullable SyntaxNode declaration(String name) {
        return declared.get(name);
    }
}
