package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is explored: a function, a method or the making of an object. */
public sealed interface Subject {
    record OfModule(PythonFunction function) implements Subject {}

    record OfClass(PythonClass owner, PythonFunction function) implements Subject {}

    /** By `__init__`, or by a dataclass's fields. */
    record Making(PythonClass type) implements Subject {}

    /** Its name in a test's. */
    default String name() {
        return switch (this) {
            case OfModule own -> own.function().name();
            case OfClass own -> own.owner().name() + "." + own.function().name();
            case Making own -> own.type().name();
        };
    }

    /** What is called, where that is written down. */
    default @Nullable PythonFunction function() {
        return switch (this) {
            case OfModule own -> own.function();
            case OfClass own -> own.function();
            case Making own -> own.type().methods().get("__init__");
        };
    }

    default PythonModule module() {
        return switch (this) {
            case OfModule own -> own.function().module();
            case OfClass own -> own.owner().module();
            case Making own -> own.type().module();
        };
    }

    /** Where its literals and statements are. */
    default List<SyntaxNode> bodies() {
        PythonFunction function = function();
        return function == null ? List.of() : List.of(function.body());
    }

    /** All that a test of the module could call: what begins with an underscore is left out. */
    static List<Subject> of(PythonModule module) {
        List<Subject> all = new java.util.ArrayList<>();
        module.functions().values().stream()
                .filter(PythonFunction::isPublic)
                .forEach(function -> all.add(new OfModule(function)));
        for (PythonClass type : module.publicClasses().values()) {
            if (type.isDataclass() || type.methods().containsKey("__init__")) {
                all.add(new Making(type));
            }
            type.methods().values().stream()
                    .filter(PythonFunction::isPublic)
                    .forEach(method -> all.add(new OfClass(type, method)));
        }
        return all;
    }
}
