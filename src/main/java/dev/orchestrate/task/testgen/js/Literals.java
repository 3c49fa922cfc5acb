package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;

/** Values that are written out. */
public final class Literals {
    private Literals() {}

    /** The text of a string. */
    public static String string(SyntaxNode node) {
        String text = node.text();
        return unescape(text.substring(1, text.length() - 1));
    }

    static JsRegex regex(SyntaxNode node) {
        SyntaxNode flags = node.field("flags");
        return new JsRegex(
                Expressions.part(node, "pattern").text(), flags == null ? "" : flags.text());
    }

    static String between(SyntaxNode node, int start, int end) {
        return node.text().substring(start - node.start(), end - node.start());
    }

    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            if (escaped == 'u' || escaped == 'x') {
                i = code(text, i, plain);
            } else if (escaped != '\n') {
                plain.append(simple(escaped));
            }
        }
        return plain.toString();
    }

    private static char simple(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> '\u000b';
            case '0' -> '\0';
            default -> escaped;
        };
    }

    /** Reads the digits behind a letter; the offset of the last one. */
    private static int code(String text, int letter, StringBuilder into) {
        int start = letter + 1;
        int end = start + (text.charAt(letter) == 'x' ? 2 : 4);
        if (text.startsWith("{", start)) {
            int close = text.indexOf('}', start);
            into.appendCodePoint(Integer.parseInt(text.substring(start + 1, close), 16));
            return close;
        }
        into.append((char) Integer.parseInt(text.substring(start, end), 16));
        return end - 1;
    }
}
