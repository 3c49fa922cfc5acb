package dev.orchestrate.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/**
 * Copies a parser's tree to the heap and frees the native one. Walks without recursion: sources can
 * nest deeper than a stack. Each reading has a parser of its own.
 */
final class TreeReader {
    private final Offsets offsets;
    private final Deque<Open> open = new ArrayDeque<>();

    private TreeReader(String text) {
        this.offsets = new Offsets(text);
    }

    /** A node whose children are still being read. */
    private record Open(
            SyntaxNode.Span span, String type, @Nullable String field, List<SyntaxNode> children) {
        SyntaxNode closed() {
            return new SyntaxNode(span, type, field, children);
        }
    }

    static SyntaxNode read(Language language, String text) {
        TSParser parser = language.newParser();
        try (parser;
                TSTree tree = parser.parseString(null, Offsets.encodable(text));
                TSTreeCursor cursor = new TSTreeCursor(tree.getRootNode())) {
            return new TreeReader(text).walk(cursor);
        }
    }

    private SyntaxNode walk(TSTreeCursor cursor) {
        open.push(opened(cursor));
        while (true) {
            if (cursor.gotoFirstChild()) {
                open.push(opened(cursor));
                continue;
            }
            while (!cursor.gotoNextSibling()) {
                SyntaxNode closed = open.pop().closed();
                if (open.isEmpty()) {
                    return closed;
                }
                open.element().children().add(closed);
                cursor.gotoParent();
            }
            SyntaxNode closed = open.pop().closed();
            open.element().children().add(closed);
            open.push(opened(cursor));
        }
    }

    private Open opened(TSTreeCursor cursor) {
        TSNode node = cursor.currentNode();
        int start = offsets.character(node.getStartByte());
        int line = node.getStartPoint().getRow();
        SyntaxNode.Span span =
                new SyntaxNode.Span(
                        offsets.text(),
                        start,
                        offsets.character(node.getEndByte()),
                        line + 1,
                        start - offsets.lineStart(line) + 1,
                        new SyntaxNode.Traits(node.isNamed(), node.isError(), node.isMissing()));
        return new Open(span, node.getType(), cursor.currentFieldName(), new ArrayList<>());
    }

    /** The first place, in the order of the text, where it is not of the language. */
    static SyntaxTree.@Nullable SyntaxError error(SyntaxNode root) {
        List<SyntaxNode> wrong = root.all(node -> node.isError() || node.isMissing());
        if (wrong.isEmpty()) {
            return null;
        }
        SyntaxNode first = wrong.getFirst();
        return new SyntaxTree.SyntaxError(first.line(), first.column(), what(first));
    }

    private static String what(SyntaxNode wrong) {
        if (wrong.isMissing()) {
            return "`" + wrong.type() + "` is missing";
        }
        String line = wrong.text().strip().lines().findFirst().orElse("");
        return "unexpected `" + (line.length() > 40 ? line.substring(0, 40) + "..." : line) + "`";
    }
}
