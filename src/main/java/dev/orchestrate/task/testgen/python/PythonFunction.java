package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function or method.
 *
 * @param decorators as written, without the `@`
 * @param returns the annotation of its result, or nothing
 * @param generator whether it yields
 */
public record PythonFunction(
        String name,
        PythonModule module,
        List<Parameter> parameters,
        List<String> decorators,
        boolean async,
        boolean generator,
        String returns,
        SyntaxNode body) {
    public PythonFunction {
        parameters = List.copyOf(parameters);
        decorators = List.copyOf(decorators);
    }

    public boolean isPublic() {
        return !name.startsWith("_");
    }

    public boolean isStatic() {
        return decorators.contains("staticmethod");
    }

    public boolean isProperty() {
        return decorators.contains("property") || decorators.contains("cached_property");
    }

    /** How a parameter takes its argument. */
    public enum Passing {
        PLAIN,
        NAMED,
        REST,
        REST_NAMED
    }

    /**
     * One parameter.
     *
     * @param annotation as written, or nothing
     * @param fallback its default
     */
    public record Parameter(
            String name, String annotation, @Nullable SyntaxNode fallback, Passing passing) {}
}
