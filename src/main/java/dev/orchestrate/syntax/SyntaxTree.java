package dev.orchestrate.syntax;

import java.util.Optional;

/**
 * A source file, read. Immutable, and on the heap alone: nothing has to be closed. Safe for any
 * thread.
 *
 * @param error the first place where the text is not of the language, if any; the tree is whole
 *     nevertheless, with nodes of type {@code ERROR}
 */
public record SyntaxTree(
        Language language, String text, SyntaxNode root, Optional<SyntaxError> error) {
    /** Sources that people write are far smaller; a tree takes a hundred times its text. */
    public static final int MOST_CHARS = 1 << 20;

    /** Where a text is not of its language; line and column count from 1. */
    public record SyntaxError(int line, int column, String what) {}

    /**
     * Reads a file's text.
     *
     * @param name the file's, for its ending and for messages
     * @throws SyntaxProblem the ending is unknown, or the text is too long
     */
    public static SyntaxTree parse(String name, String text) throws SyntaxProblem {
        Language language =
                Language.ofFile(name)
                        .orElseThrow(() ->
                                new SyntaxProblem(
                                        "`" + name + "` is in no language that can be read here"));
        if (text.length() > MOST_CHARS) {
            throw new SyntaxProblem(
                    "`%s` has %d characters, and at most %d are read: it looks generated"
                            .formatted(name, text.length(), MOST_CHARS));
        }
        return parse(language, text);
    }

    /** Reads a text of any length. */
    public static SyntaxTree parse(Language language, String text) {
        SyntaxNode root = TreeReader.read(language, text);
        return new SyntaxTree(language, text, root, Optional.ofNullable(TreeReader.error(root)));
    }

    /**
     * As {@link #parse(String, String)}, for who has no use for a tree with errors.
     *
     * @throws SyntaxProblem there is an error too; the message names its line and column
     */
    public static SyntaxTree parseSound(String name, String text) throws SyntaxProblem {
        SyntaxTree tree = parse(name, text);
        if (tree.error().isPresent()) {
            SyntaxError error = tree.error().get();
            throw new SyntaxProblem(
                    "`%s:%d:%d` does not parse: %s"
                            .formatted(name, error.line(), error.column(), error.what()));
        }
        return tree;
    }
}
