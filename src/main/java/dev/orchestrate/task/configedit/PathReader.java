package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of a {@link ValuePath} from its begin to its end. */
final class PathReader {
    private final String text;
    private int at;

    PathReader(String text) {
        this.text = text;
    }

    List<ValuePath.Segment> segments() throws TaskProblem {
        List<ValuePath.Segment> segments = new ArrayList<>();
        while (at < text.length() || segments.isEmpty()) {
            if (at < text.length() && text.charAt(at) == '[') {
                segments.add(bracket());
            } else {
                segments.add(new ValuePath.Segment.Key(name(".[")));
            }
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                if (at == text.length()) {
                    throw problem("a key should follow the dot");
                }
            } else if (at < text.length() && text.charAt(at) != '[') {
                throw problem("`.` or `[` should follow");
            }
        }
        return segments;
    }

    private ValuePath.Segment bracket() throws TaskProblem {
        at++;
        String first = name("=]");
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            String value = name("]");
            close();
            return new ValuePath.Segment.Where(first, value);
        }
        close();
        if (!first.matches("[0-9]{1,9}")) {
            throw problem("`[" + first + "]` is neither a place nor `[key=value]`");
        }
        return new ValuePath.Segment.Index(Integer.parseInt(first));
    }

    private void close() throws TaskProblem {
        if (at >= text.length() || text.charAt(at) != ']') {
            throw problem("`]` is missing");
        }
        at++;
    }

    /** A name in quotes, in which a doubled quote is one, or all up to one of these characters. */
    private String name(String end) throws TaskProblem {
        if (at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0) {
            return quoted(text.charAt(at));
        }
        int start = at;
        while (at < text.length() && end.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw problem("a name should stand here");
        }
        return text.substring(start, at);
    }

    private String quoted(char quote) throws TaskProblem {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                name.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                name.append(c);
                at++;
            } else {
                return name.toString();
            }
        }
        throw problem("the quote is not closed");
    }

    private TaskProblem problem(String what) {
        return TaskProblem.config("`path: " + text + "`, column " + (at + 1) + ": " + what);
    }
}
