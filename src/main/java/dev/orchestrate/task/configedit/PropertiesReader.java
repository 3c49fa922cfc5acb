package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Finds where the entries of a {@code .properties} file stand; what they say is told by {@link
 * Properties}, whose documentation has the grammar.
 */
final class PropertiesReader {
    private final String text;

    PropertiesReader(String text) {
        this.text = text;
    }

    List<LineEditor.Entry> entries() throws TaskProblem {
        List<LineEditor.Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int first = blanksEnd(at);
            boolean remark = first < text.length() && "#!".indexOf(text.charAt(first)) >= 0;
            int end = remark || isLineFeed(first) ? lineEnd(first) : logicalEnd(first);
            if (!remark && first < end) {
                entries.add(entry(at, first, end));
            }
            at = behindLineFeed(end);
        }
        return entries;
    }

    private LineEditor.Entry entry(int start, int first, int end) throws TaskProblem {
        int keyEnd = first;
        while (keyEnd < end && "=: \t\f".indexOf(text.charAt(keyEnd)) < 0) {
            keyEnd += text.charAt(keyEnd) == '\\' ? 2 : 1;
        }
        keyEnd = Math.min(keyEnd, end);
        int value = blanksEnd(keyEnd, end);
        if (value < end && "=:".indexOf(text.charAt(value)) >= 0) {
            value = blanksEnd(value + 1, end);
        }
        Properties one = new Properties();
        try {
            one.load(new StringReader(text.substring(first, end)));
        } catch (IOException | IllegalArgumentException e) {
            throw new TaskProblem(
                    ErrorClass.PERMANENT,
                    "line " + line(first) + ": it is no property: " + e.getMessage(),
                    e);
        }
        String key = one.stringPropertyNames().iterator().next();
        return new LineEditor.Entry(
                key, one.getProperty(key), start, keyEnd, value, end, behindLineFeed(end));
    }

    private long line(int at) {
        return text.substring(0, at).lines().count() + 1;
    }

    /** Where a line ends that a backslash may continue. */
    private int logicalEnd(int from) {
        int at = from;
        while (at < text.length() && !isLineFeed(at)) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at = isLineFeed(at + 1) ? behindLineFeed(at + 1) : at + 2;
            } else {
                at++;
            }
        }
        return Math.min(at, text.length());
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && !isLineFeed(at)) {
            at++;
        }
        return at;
    }

    private int behindLineFeed(int at) {
        if (at >= text.length()) {
            return text.length();
        }
        return text.startsWith("\r\n", at) ? at + 2 : at + 1;
    }

    private boolean isLineFeed(int at) {
        return at < text.length() && "\r\n".indexOf(text.charAt(at)) >= 0;
    }

    private int blanksEnd(int from) {
        return blanksEnd(from, text.length());
    }

    private int blanksEnd(int from, int end) {
        int at = from;
        while (at < end && " \t\f".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** On one line, with what would mean something else escaped. */
    static String written(String value, String before) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case ' ' -> text.append(i == 0 ? "\\ " : " ");
                default -> text.append(c);
            }
        }
        return text.toString();
    }
}
