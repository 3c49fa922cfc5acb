package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Module;
import org.jspecify.annotations.Nullable;

/** Functions that a Fastify server takes as its plugins. */
final class Plugins {
    private Plugins() {}

    /** Whether a declaration says that it is one, by its type or by what wraps it. */
    static boolean isPlugin(SyntaxNode declaration, Module module) {
        return generic(declaration) != null
                || wrapper(declaration, module) != null
                || declaredType(declaration).startsWith("FastifyPlugin")
                || firstIsServer(declaration);
    }

    /** Whether what it adds is there for the plugins beside it. */
    static boolean isShared(SyntaxNode declaration, Module module) {
        return wrapper(declaration, module) != null;
    }

    private static String declaredType(SyntaxNode declaration) {
        SyntaxNode type = declaration.field("type");
        return type == null ? "" : type.text().replaceFirst("^:\\s*", "");
    }

    /** {@code function routes(app: FastifyInstance)}. */
    private static boolean firstIsServer(SyntaxNode declaration) {
        SyntaxNode value = declaration.field("value");
        SyntaxNode list = (value == null ? declaration : value).field("parameters");
        if (list == null || list.named().isEmpty()) {
            return false;
        }
        SyntaxNode type = list.named().getFirst().field("type");
        return type != null && type.text().contains("FastifyInstance");
    }

    /** The type of a plugin's options as it is written; null where there is none. */
    static @Nullable SyntaxNode options(SyntaxNode declaration, Module module) {
        SyntaxNode generic = generic(declaration);
        SyntaxNode wrapper = wrapper(declaration, module);
        SyntaxNode typed = generic == null ? wrapper : generic;
        SyntaxNode arguments = typed == null ? null : typed.child("type_arguments");
        return arguments == null ? null : arguments.named().getFirst();
    }

    private static @Nullable SyntaxNode generic(SyntaxNode declaration) {
        SyntaxNode type = declaration.field("type");
        SyntaxNode inner = type == null || type.named().isEmpty() ? null : type.named().getFirst();
        boolean isPlugin =
                inner != null
                        && inner.is("generic_type")
                        && inner.text().startsWith("FastifyPlugin");
        return isPlugin ? inner : null;
    }

    private static @Nullable SyntaxNode wrapper(SyntaxNode declaration, Module module) {
        SyntaxNode value = declaration.field("value");
        SyntaxNode function = value == null ? null : value.field("function");
        Module.Origin origin = function == null ? null : module.imports().get(function.text());
        return origin != null && origin.module().equals("fastify-plugin") ? value : null;
    }

    /** Whether a function takes a request first, by the type or the name of its parameter. */
    static boolean takesRequest(SyntaxNode function) {
        SyntaxNode list = function.field("parameters");
        if (list == null || list.named().isEmpty()) {
            return false;
        }
        String first = list.named().getFirst().text();
        return first.contains("FastifyRequest") || first.startsWith("req");
    }
}
