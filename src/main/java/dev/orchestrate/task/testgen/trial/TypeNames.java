package dev.orchestrate.task.testgen.trial;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Modules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what the names of types stand for, in the files that declare them. */
final class TypeNames {
    private static final int MOST_HOPS = 8;

    private final Modules modules;

    TypeNames(Modules modules) {
        this.modules = modules;
    }

    /** The declaration, its parameters bound to what is given; null where there is none here. */
    @Nullable Type find(Module module, String name, List<Type> given) {
        Module at = module;
        String wanted = name;
        for (int hops = 0; hops < MOST_HOPS; hops++) {
            SyntaxNode declaration = at.declaration(wanted);
            if (declaration != null) {
                return new Type(declaration, at, bound(declaration, given));
            }
            Module.Origin origin = at.imports().get(wanted);
            Module other = origin == null ? null : modules.resolve(at, origin.module());
            if (origin == null || other == null) {
                return null;
            }
            wanted = other.exports().getOrDefault(origin.name(), origin.name());
            at = other;
        }
        return null;
    }

    private static Map<String, Type> bound(SyntaxNode declaration, List<Type> given) {
        Map<String, Type> bound = new HashMap<>();
        SyntaxNode parameters = declaration.field("type_parameters");
        if (parameters == null) {
            return bound;
        }
        List<SyntaxNode> names = parameters.named();
        for (int i = 0; i < Math.min(names.size(), given.size()); i++) {
            SyntaxNode name = names.get(i).field("name");
            if (name != null) {
                bound.put(name.text(), given.get(i));
            }
        }
        return bound;
    }

    /** The texts of a union of literals, or of the name of one. */
    List<String> literals(Type type) {
        List<String> texts = new ArrayList<>();
        SyntaxNode node = type.node();
        switch (node.type()) {
            case "literal_type" -> {
                String text = node.text();
                texts.add(text.substring(1, text.length() - 1));
            }
            case "union_type" ->
                    node.named().forEach(member -> texts.addAll(literals(type.with(member))));
            case "type_identifier" -> {
                Type found = find(type.module(), node.text(), List.of());
                SyntaxNode value = found == null ? null : found.node().field("value");
                if (found != null && value != null) {
                    texts.addAll(literals(found.with(value)));
                }
            }
            default -> {}
        }
        return texts;
    }
}
