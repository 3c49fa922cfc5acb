package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class.
 *
 * @param bases as written
 * @param fields what stands in its body, annotated or assigned, in order
 */
public record PythonClass(
        String name,
        PythonModule module,
        List<String> bases,
        List<String> decorators,
        List<Field> fields,
        Map<String, PythonFunction> methods) {
    public PythonClass {
        bases = List.copyOf(bases);
        decorators = List.copyOf(decorators);
        fields = List.copyOf(fields);
        methods = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(methods));
    }

    public boolean isPublic() {
        return !name.startsWith("_");
    }

    public boolean isDataclass() {
        return decorators.stream()
                .anyMatch(name -> name.matches("(dataclasses[.])?dataclass(\\(.*\\))?"));
    }

    public boolean isFrozen() {
        return decorators.stream().anyMatch(name -> name.replace(" ", "").contains("frozen=True"));
    }

    public boolean isEnum() {
        return bases.stream().anyMatch(base -> base.matches("(enum[.])?(Str|Int)?Enum"));
    }

    /** One field; an annotation or a value may be missing. */
    public record Field(String name, String annotation, @Nullable SyntaxNode value) {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PythonClass that
                && that.name.equals(name)
                && that.module.name().equals(module.name());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
