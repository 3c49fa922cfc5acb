package dev.orchestrate.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link SyntaxTree}, named as its grammar names it. Offsets and columns count
 * characters as {@link String} does. Immutable.
 */
public final class SyntaxNode {
    private final Span span;
    private final String type;
    private final @Nullable String field;
    private final List<SyntaxNode> children;

    SyntaxNode(Span span, String type, @Nullable String field, List<SyntaxNode> children) {
        this.span = span;
        this.type = type;
        this.field = field;
        this.children = List.copyOf(children);
    }

    /**
     * Where it stands.
     *
     * @param line from 1
     * @param column from 1
     * @param traits what {@link SyntaxNode#isNamed} and the like tell
     */
    record Span(String source, int start, int end, int line, int column, Traits traits) {}

    record Traits(boolean named, boolean error, boolean missing) {}

    public String type() {
        return type;
    }

    /** Whether it is of that type. */
    public boolean is(String wanted) {
        return type.equals(wanted);
    }

    /** Whether it is of one of those types. */
    public boolean isAnyOf(String... wanted) {
        return List.of(wanted).contains(type);
    }

    /** The source's text of it. */
    public String text() {
        return span.source().substring(span.start(), span.end());
    }

    /** Offset of its first character. */
    public int start() {
        return span.start();
    }

    /** Offset behind its last character. */
    public int end() {
        return span.end();
    }

    /** From 1. */
    public int line() {
        return span.line();
    }

    /** From 1. */
    public int column() {
        return span.column();
    }

    /** Whether it is a rule of the grammar, as against a keyword or a sign. */
    public boolean isNamed() {
        return span.traits().named();
    }

    /** Whether the text there is not of the language. */
    public boolean isError() {
        return span.traits().error();
    }

    /** Whether the grammar needs something here that is not there; its text is empty. */
    public boolean isMissing() {
        return span.traits().missing();
    }

    /** The name that its parent's rule gives it; null where it gives none. */
    public @Nullable String fieldName() {
        return field;
    }

    /** All, signs too. */
    public List<SyntaxNode> children() {
        return children;
    }

    /** Those that are rules of the grammar, comments left out. */
    public List<SyntaxNode> named() {
        return children.stream().filter(child -> child.isNamed() && !child.is("comment")).toList();
    }

    /** The first child with that field name. */
    public @Nullable SyntaxNode field(String name) {
        for (SyntaxNode child : children) {
            if (Objects.equals(child.field, name)) {
                return child;
            }
        }
        return null;
    }

    /** The first child of that type. */
    public @Nullable SyntaxNode child(String wanted) {
        for (SyntaxNode child : children) {
            if (child.is(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** Whether a keyword or sign stands right in it, such as {@code async}. */
    public boolean has(String token) {
        return child(token) != null;
    }

    /** It and all below it that fulfill something, in the order of the text. */
    public List<SyntaxNode> all(Predicate<SyntaxNode> wanted) {
        List<SyntaxNode> found = new ArrayList<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            SyntaxNode node = open.removeLast();
            if (wanted.test(node)) {
                found.add(node);
            }
            open.addAll(node.children.reversed());
        }
        return found;
    }

    /** Of type and place, for people who look for a fault. */
    @Override
    public String toString() {
        return type + "@" + span.line() + ":" + span.column();
    }
}
