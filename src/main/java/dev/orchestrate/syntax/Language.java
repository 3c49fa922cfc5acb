package dev.orchestrate.syntax;

import java.util.Locale;
import java.util.Optional;
import org.treesitter.TSLanguage;
import org.treesitter.TSParser;
import org.treesitter.TreeSitterGraphql;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterTypescript;

/** A language that can be read. */
public enum Language {
    /** What looks like markup in a {@code .tsx} file is an error: there is no grammar for it. */
    TYPESCRIPT,
    /** With JSX. */
    JAVASCRIPT,
    PYTHON,
    /** Schemas and queries. */
    GRAPHQL;

    /** The language of a file with that name, by its ending. */
    public static Optional<Language> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "ts", "tsx", "mts", "cts" -> Optional.of(TYPESCRIPT);
            case "js", "jsx", "mjs", "cjs" -> Optional.of(JAVASCRIPT);
            case "py", "pyi" -> Optional.of(PYTHON);
            case "graphql", "gql" -> Optional.of(GRAPHQL);
            default -> Optional.empty();
        };
    }

    /** A parser of its own for whoever asks. */
    TSParser newParser() {
        TSLanguage grammar = grammar();
        TSParser parser = new TSParser();
        if (!parser.setLanguage(grammar)) {
            parser.close();
            throw new IllegalStateException("the grammar of " + this + " does not fit the parser");
        }
        return parser;
    }

    /** Loaded when it is first asked for. */
    private TSLanguage grammar() {
        return switch (this) {
            case TYPESCRIPT -> OfTypescript.GRAMMAR;
            case JAVASCRIPT -> OfJavascript.GRAMMAR;
            case PYTHON -> OfPython.GRAMMAR;
            case GRAPHQL -> OfGraphql.GRAMMAR;
        };
    }

    // Each is a class of its own, so that only the grammar that is used is loaded, and once.

    private static final class OfTypescript {
        static final TSLanguage GRAMMAR =
                NativeLibrary.with("tree-sitter-typescript", TreeSitterTypescript::new);
    }

    private static final class OfJavascript {
        static final TSLanguage GRAMMAR =
                NativeLibrary.with("tree-sitter-javascript", TreeSitterJavascript::new);
    }

    private static final class OfPython {
        static final TSLanguage GRAMMAR =
                NativeLibrary.with("tree-sitter-python", TreeSitterPython::new);
    }

    private static final class OfGraphql {
        static final TSLanguage GRAMMAR =
                NativeLibrary.with("tree-sitter-graphql", TreeSitterGraphql::new);
    }
}
