package dev.orchestrate.template;

import java.util.regex.Pattern;

/**
 * How lines come out: one that holds nothing but tags or comments leaves no trace, and every other
 * one keeps its indentation and its end. Line numbers stay as they are.
 */
final class Layout {
    /** Keeps the engine from swallowing the end of a line; a private character of no script. */
    private static final char KEEP = '\uE0F0';

    private static final Pattern TAG = Pattern.compile("\\{%.*?%\\}|\\{--.*?--\\}");

    private Layout() {}

    static String prepare(String source) {
        StringBuilder text = new StringBuilder(source.length() + 64);
        source.replace("\r\n", "\n").lines().forEach(line -> text.append(prepared(line)));
        if (!source.endsWith("\n") && !text.isEmpty()) {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    static String finish(String rendered) {
        return rendered.replace(String.valueOf(KEEP), "");
    }

    private static String prepared(String line) {
        String rest = TAG.matcher(line).replaceAll("");
        if (rest.length() < line.length() && rest.isBlank()) {
            return line.strip() + "\n";
        }
        boolean endsOpenTag = line.endsWith("%}") && !line.contains("{%");
        boolean endsOpenComment = line.endsWith("--}") && !line.contains("{--");
        boolean swallowed = line.endsWith("=}") || line.endsWith("%}") || line.endsWith("--}");
        return swallowed && !endsOpenTag && !endsOpenComment ? line + KEEP + "\n" : line + "\n";
    }
}
