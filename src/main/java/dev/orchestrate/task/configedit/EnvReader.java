package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the entries of a {@code .env} file: {@code NAME=value} lines, read as the program reads its
 * own.
 */
final class EnvReader {
    private static final Pattern NAME =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*=[ \\t]*");
    private static final Pattern QUOTED =
            Pattern.compile("('[^']*'|\"(?:[^\"\\\\]|\\\\.)*\")[ \\t]*(?:#.*)?");
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

    private final String text;

    EnvReader(String text) {
        this.text = text;
    }

    List<LineEditor.Entry> entries() throws TaskProblem {
        List<LineEditor.Entry> entries = new ArrayList<>();
        int at = 0;
        for (int line = 1; at < text.length(); line++) {
            int feed = text.indexOf('\n', at);
            int next = feed < 0 ? text.length() : feed + 1;
            String one = text.substring(at, feed < 0 ? text.length() : feed).stripTrailing();
            if (!one.isBlank() && one.strip().charAt(0) != '#') {
                entries.add(entry(one, line, at, next));
            }
            at = next;
        }
        return entries;
    }

    private static LineEditor.Entry entry(String line, int number, int start, int end)
            throws TaskProblem {
        Matcher name = NAME.matcher(line);
        if (!name.lookingAt()) {
            throw Workflow.refused("line " + number + " is not of the form NAME=value");
        }
        String written = written(line.substring(name.end()));
        if (written == null) {
            throw Workflow.refused(
                    "line " + number + " has a quote that is not closed, or goes on");
        }
        return new LineEditor.Entry(
                name.group(1),
                plain(written),
                start,
                start + name.end(1),
                start + name.end(),
                start + name.end() + written.length(),
                end);
    }

    /** The value as it stands, without the remark behind it; null where its quotes are wrong. */
    private static @org.jspecify.annotations.Nullable String written(String rest) {
        if (rest.startsWith("'") || rest.startsWith("\"")) {
            Matcher quoted = QUOTED.matcher(rest);
            return quoted.matches() ? quoted.group(1) : null;
        }
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '#' && (i == 0 || " \t".indexOf(rest.charAt(i - 1)) >= 0)) {
                return rest.substring(0, i).stripTrailing();
            }
        }
        return rest;
    }

    private static String plain(String written) {
        if (written.startsWith("'")) {
            return written.substring(1, written.length() - 1);
        }
        return written.startsWith("\"")
                ? unescaped(written.substring(1, written.length() - 1))
                : written;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped) {
                plain.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c);
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** In the quotes of the value before, or in those that it needs. */
    static String written(String value, String before) {
        if (before.startsWith("'") && value.indexOf('\'') < 0 && value.indexOf('\n') < 0) {
            return "'" + value + "'";
        }
        if (!before.startsWith("\"") && BARE.matcher(value).matches()) {
            return value;
        }
        return "\""
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "\"";
    }
}
