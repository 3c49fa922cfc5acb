package dev.orchestrate.console.view;

import dev.orchestrate.console.Printable;

/** Text of a stranger inside of Markdown, where it stays text. */
public final class Markdown {
    private Markdown() {}

    /** For a paragraph or a cell of a table: on one line, nothing of it is markup. */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                safe.append("&amp;");
            } else if (c == '<') {
                safe.append("&lt;");
            } else if (c == '>') {
                safe.append("&gt;");
            } else if ("\\`*_{}[]()#|~@$".indexOf(c) >= 0) {
                safe.append("&#").append((int) c).append(';');
            } else if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
            } else if (isShown(text, i)) {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Lines as they are, in a fence that none of them can end. */
    public static String block(Iterable<String> lines) {
        String fence = "```";
        for (String line : lines) {
            while (line.contains(fence)) {
                fence += "`";
            }
        }
        StringBuilder block = new StringBuilder(fence).append("text\n");
        for (String line : lines) {
            block.append(Printable.of(line)).append('\n');
        }
        return block.append(fence).append('\n').toString();
    }

    private static boolean isShown(String text, int i) {
        String one = text.substring(i, i + 1);
        boolean surrogate = Character.isSurrogate(text.charAt(i));
        return surrogate || Printable.of(one).equals(one);
    }
}
