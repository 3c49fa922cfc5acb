package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A module: what it defines and imports, not yet followed.
 *
 * @param name as it is imported
 * @param imports for each name that an import binds, what it stands for, with dots
 * @param constants what is assigned at the top
 */
public record PythonModule(
        String name,
        SyntaxNode source,
        Map<String, PythonFunction> functions,
        Map<String, PythonClass> classes,
        Map<String, String> imports,
        Map<String, SyntaxNode> constants) {

    /** The maps are filled while the module is read. */
    static PythonModule empty(String name, SyntaxNode source) {
        return new PythonModule(
                name,
                source,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    public Map<String, PythonClass> publicClasses() {
        Map<String, PythonClass> found = new LinkedHashMap<>(classes);
        found.values().removeIf(type -> !type.isPublic());
        return Collections.unmodifiableMap(found);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof PythonModule that && that.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
