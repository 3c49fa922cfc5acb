package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;

/** What import and export statements say. */
final class Imports {
    private Imports() {}

    static void read(Module module, SyntaxNode statement) {
        SyntaxNode clause = statement.child("import_clause");
        SyntaxNode source = statement.field("source");
        if (clause == null || source == null) {
            return;
        }
        String from = Literals.string(source);
        for (SyntaxNode part : clause.named()) {
            switch (part.type()) {
                case "identifier" ->
                        module.imports().put(part.text(), new Module.Origin(from, "default"));
                case "namespace_import" ->
                        module.imports()
                                .put(part.named().getFirst().text(), new Module.Origin(from, "*"));
                case "named_imports" -> part.named().forEach(name -> named(module, name, from));
                default -> {}
            }
        }
    }

    private static void named(Module module, SyntaxNode name, String from) {
        String there = Expressions.part(name, "name").text();
        SyntaxNode alias = name.field("alias");
        module.imports().put(alias == null ? there : alias.text(), new Module.Origin(from, there));
    }

    /** {@code export { a, b as c }}, {@code export { a } from}, {@code export * from}. */
    static void exportClause(Module module, SyntaxNode statement, Modules modules) {
        SyntaxNode clause = statement.child("export_clause");
        SyntaxNode source = statement.field("source");
        if (clause == null) {
            if (source != null && statement.has("*")) {
                all(module, Literals.string(source), modules);
            }
            return;
        }
        for (SyntaxNode name : clause.named()) {
            String there = Expressions.part(name, "name").text();
            SyntaxNode alias = name.field("alias");
            String exported = alias == null ? there : alias.text();
            if (source == null) {
                module.exports().put(exported, there);
            } else {
                again(module, new Module.Origin(Literals.string(source), there), exported);
            }
        }
    }

    private static void all(Module module, String from, Modules modules) {
        Module other = modules.resolve(module, from);
        if (other != null) {
            other.exports().keySet().stream()
                    .filter(name -> !name.equals("default"))
                    .forEach(name -> again(module, new Module.Origin(from, name), name));
        }
    }

    /** Something of another module, under a name that no source has. */
    private static void again(Module module, Module.Origin origin, String exported) {
        String hidden = "#again " + exported;
        module.imports().put(hidden, origin);
        module.exports().put(exported, hidden);
    }
}
