package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.Language;
import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.syntax.SyntaxTree;
import dev.orchestrate.task.testgen.js.Literals;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Modules;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the schema stands that a source file is about. */
sealed interface SchemaSource {
    /** A text with this in it is meant to be one. */
    Pattern SCHEMA = Pattern.compile("\\btype\\s+\\w+[^{}()]*\\{");

    /** As an expression of the tests, a text. */
    String text(ImportLines imports);

    Sdl sdl();

    /** In a text that the source exports. */
    record Exported(String name, Sdl sdl) implements SchemaSource {
        @Override
        public String text(ImportLines imports) {
            return imports.ofSubject(name);
        }
    }

    /** In a file: the source itself, or one that it reads. */
    record InFile(String path, Sdl sdl) implements SchemaSource {
        @Override
        public String text(ImportLines imports) {
            return "%s(%s(__dirname, %s), 'utf8')"
                    .formatted(
                            imports.use("node:fs", "readFileSync", "readFileSync"),
                            imports.use("node:path", "join", "join"),
                            Printer.text(imports.toFile(path)));
        }
    }

    /**
     * The one of a source; none where it has none.
     *
     * @throws SyntaxProblem the schema does not parse
     */
    static Optional<SchemaSource> of(Modules modules, Module module) throws SyntaxProblem {
        SyntaxTree tree = module.tree();
        if (tree.language() == Language.GRAPHQL) {
            return Optional.of(new InFile(module.path(), Sdl.of(tree)));
        }
        for (String name : module.exports().keySet()) {
            if (module.exported(name) instanceof String text && SCHEMA.matcher(text).find()) {
                Sdl sdl = Sdl.of(sound(module, name, text));
                if (!sdl.root("query").isEmpty()) {
                    return Optional.of(new Exported(name, sdl));
                }
            }
        }
        return read(modules, module);
    }

    private static SyntaxTree sound(Module module, String name, String text) throws SyntaxProblem {
        SyntaxTree tree = SyntaxTree.parse(Language.GRAPHQL, text);
        if (tree.error().isPresent()) {
            SyntaxTree.SyntaxError error = tree.error().get();
            throw new SyntaxProblem(
                    "`%s`: the schema in `%s` does not parse, in its line %d, column %d: %s"
                            .formatted(
                                    module.path(),
                                    name,
                                    error.line(),
                                    error.column(),
                                    error.what()));
        }
        return tree;
    }

    private static Optional<SchemaSource> read(Modules modules, Module module)
            throws SyntaxProblem {
        for (SyntaxNode literal : module.tree().root().all(node -> node.is("string"))) {
            String named = Literals.string(literal);
            boolean isSchema = Language.ofFile(named).equals(Optional.of(Language.GRAPHQL));
            String path = isSchema ? locate(modules, module.path(), named) : null;
            if (path != null) {
                String text = String.valueOf(modules.text(path));
                return Optional.of(new InFile(path, Sdl.of(SyntaxTree.parseSound(path, text))));
            }
        }
        return Optional.empty();
    }

    /** Beside the source, or from a folder above, in which a process may have been started. */
    private static @Nullable String locate(Modules modules, String from, String named) {
        Path folder = Path.of("/" + from).getParent();
        for (Path above = folder; above != null; above = above.getParent()) {
            String path = above.resolve(named).normalize().toString().substring(1);
            if (modules.text(path) != null) {
                return path;
            }
        }
        return null;
    }
}
