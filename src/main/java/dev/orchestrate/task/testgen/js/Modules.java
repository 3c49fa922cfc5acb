package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.Language;
import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.syntax.SyntaxTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source files of a workspace that import each other. Packages from elsewhere are not known.
 * Confined to a thread.
 */
public final class Modules {
    private static final List<String> ENDINGS =
            List.of("", ".ts", ".tsx", ".mts", ".js", ".mjs", "/index.ts", "/index.js");

    private final Sources sources;
    private final Interpreter interpreter;
    private final Map<Module.Origin, Object> foreign = new HashMap<>();
    private final Map<String, Module> loaded = new LinkedHashMap<>();

    /** The text of a file; null where there is none, or none that can be read. */
    public interface Sources {
        @Nullable String read(String path);
    }

    public Modules(Sources sources, Interpreter interpreter) {
        this.sources = sources;
        this.interpreter = interpreter;
        for (String name : List.of("crypto", "node:crypto")) {
            provideAll(name, Digests.module());
        }
        provideAll("jsonwebtoken", WebTokens.module(interpreter::now));
    }

    /** Lets something of a package that is not in the workspace be known. */
    public void provide(Module.Origin origin, Object value) {
        foreign.put(origin, value);
    }

    /** Lets some of a package be known, by their names and as fields of all of it. */
    void provideAll(String name, JsObject known) {
        known.fields().forEach((field, value) -> provide(new Module.Origin(name, field), value));
        for (String whole : List.of("default", "*")) {
            provide(new Module.Origin(name, whole), known);
        }
    }

    /** What was loaded so far. */
    public List<Module> all() {
        return List.copyOf(loaded.values());
    }

    /** The text of a file of the workspace, of whatever kind; null where there is none. */
    public @Nullable String text(String path) {
        return sources.read(path);
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    /** Reads and runs a file's top level; what can not be followed there has no known value. */
    public Module load(String path, String text) throws SyntaxProblem {
        Module already = loaded.get(path);
        if (already != null) {
            return already;
        }
        Module module = new Module(path, SyntaxTree.parseSound(path, text));
        loaded.put(path, module);
        if (module.tree().language() == Language.GRAPHQL) {
            return module; // which gives no names to code
        }
        Frame frame = new Frame(module.scope(), Nothing.UNDEFINED, null, Nothing.UNDEFINED);
        List<SyntaxNode> statements = module.tree().root().named();
        for (SyntaxNode statement : statements) {
            names(module, statement);
        }
        // Now, so that nothing is loaded in the middle of a trial.
        for (Module.Origin origin : List.copyOf(module.imports().values())) {
            var _ = resolve(module, origin.module());
        }
        var _ = interpreter.begin(JsObject.open());
        for (SyntaxNode statement : statements) {
            SyntaxNode declaration = statement.field("declaration");
            interpreter.statements().hoist(declaration == null ? statement : declaration, frame);
        }
        for (SyntaxNode statement : statements) {
            top(module, statement, frame);
        }
        return module;
    }

    /** The module that a file of the workspace imports; null for one from elsewhere. */
    public @Nullable Module resolve(Module from, String wanted) {
        String path = locate(from.path(), wanted);
        String text = path == null ? null : sources.read(path);
        if (path == null || text == null) {
            return null;
        }
        try {
            return load(path, text);
        } catch (SyntaxProblem e) {
            // It is not the file that is asked about: what comes from it is not known.
            return null;
        }
    }

    private @Nullable String locate(String from, String wanted) {
        if (!wanted.startsWith(".")) {
            return null;
        }
        Path folder = Path.of("/" + from).resolveSibling(wanted).normalize();
        String plain = folder.toString().substring(1);
        for (String stem : List.of(plain, plain.replaceFirst("\\.[cm]?js$", ""))) {
            for (String ending : ENDINGS) {
                String path = stem + ending;
                if (path.matches(".*\\.[cm]?[jt]sx?") && sources.read(path) != null) {
                    return path;
                }
            }
        }
        return null;
    }

    private void names(Module module, SyntaxNode statement) {
        switch (statement.type()) {
            case "import_statement" -> Imports.read(module, statement);
            case "export_statement" -> exports(module, statement);
            default -> declared(module, statement);
        }
        for (Map.Entry<String, Module.Origin> name : module.imports().entrySet()) {
            if (!module.scope().knows(name.getKey())) {
                bring(module, name.getKey(), name.getValue());
            }
        }
    }

    private void bring(Module module, String name, Module.Origin origin) {
        module.scope().declare(Origins.key(name), origin.module());
        module.scope().live(name, () -> imported(module, origin));
    }

    private Object imported(Module module, Module.Origin origin) {
        Module other = resolve(module, origin.module());
        if (other != null) {
            return origin.name().equals("*") ? all(other) : other.exported(origin.name());
        }
        Object provided = foreign.get(origin);
        if (provided != null) {
            return provided;
        }
        // It gives back what it is given, with a name.
        boolean isWrapper = origin.module().equals("fastify-plugin") && !origin.name().equals("*");
        return isWrapper ? (JsFunction) (_, all) -> shared(all.getFirst()) : Nothing.UNKNOWN;
    }

    private static Object shared(Object plugin) {
        return plugin instanceof JsFunction function ? new SharedPlugin(function) : plugin;
    }

    private static JsObject all(Module other) {
        JsObject all = new JsObject();
        other.exports().keySet().forEach(name -> all.put(name, other.exported(name)));
        return all;
    }

    private void exports(Module module, SyntaxNode statement) {
        SyntaxNode declaration = statement.field("declaration");
        if (declaration != null) {
            for (String name : declared(module, declaration)) {
                module.exports().put(statement.has("default") ? "default" : name, name);
            }
        }
        SyntaxNode value = statement.field("value");
        if (value != null) {
            module.exports().put("default", value.is("identifier") ? value.text() : "default");
        }
        Imports.exportClause(module, statement, this);
    }

    private static List<String> declared(Module module, SyntaxNode node) {
        if (node.isAnyOf("lexical_declaration", "variable_declaration")) {
            List<String> names = new ArrayList<>();
            for (SyntaxNode declarator : node.named()) {
                String name = Expressions.part(declarator, "name").text();
                module.declared().put(name, declarator);
                names.add(name);
            }
            return names;
        }
        SyntaxNode name = node.field("name");
        if (name == null) {
            return List.of();
        }
        module.declared().put(name.text(), node);
        return List.of(name.text());
    }

    private void top(Module module, SyntaxNode statement, Frame frame) {
        SyntaxNode declaration = statement.field("declaration");
        SyntaxNode value = statement.is("export_statement") ? statement.field("value") : null;
        try {
            if (value != null) {
                frame.scope().declare("default", interpreter.expressions().value(value, frame));
            } else if (declaration != null) {
                end(interpreter.statements().block(List.of(declaration), frame));
            } else if (!statement.is("export_statement")) {
                end(interpreter.statements().block(List.of(statement), frame));
            }
        } catch (NotKnown | Thrown e) {
            SyntaxNode unclear = declaration == null ? statement : declaration;
            for (String name : declared(module, unclear)) {
                if (!module.scope().knows(name)) {
                    frame.scope().declare(name, Nothing.UNKNOWN);
                }
            }
        }
    }

    private static void end(Statements.@Nullable End end) {
        if (end != null) {
            throw new NotKnown("the file ends early");
        }
    }
}
