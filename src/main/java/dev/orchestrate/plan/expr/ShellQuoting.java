package dev.orchestrate.plan.expr;

import dev.orchestrate.plan.expr.Template.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the quotes of a shell command, as POSIX and bash have them, to tell which of its holes
 * the shell leaves alone. Good enough for a warning: it knows quotes, backslashes, comments,
 * substitutions, arithmetic and here-documents, and takes a {@code case} pattern's lone parenthesis
 * inside of a substitution for its end. Linear, without recursion; confined to one use.
 */
final class ShellQuoting {
    private enum Context {
        COMMAND,
        BACKTICKS,
        DOUBLE_QUOTES,
        BRACES,
        QUOTED_BRACES,
        ARITHMETIC
    }

    private record HereDocument(String delimiter, boolean quoted, boolean tabs) {}

    /** The command, a single letter in the place of each hole. */
    private final String text;

    private final Map<Integer, Integer> offsets = new HashMap<>();
    private final List<Integer> unexpanded = new ArrayList<>();
    private final Deque<Context> contexts = new ArrayDeque<>();
    private final Deque<HereDocument> awaited = new ArrayDeque<>();
    private int at;

    ShellQuoting(Template template) {
        StringBuilder built = new StringBuilder();
        for (Part part : template.parts()) {
            if (part instanceof Part.Literal(String literal)) {
                built.append(literal);
            } else if (part instanceof Part.Hole hole) {
                offsets.put(built.length(), hole.offset());
                built.append('H');
            }
        }
        this.text = built.toString();
    }

    List<Integer> unexpandedHoles() {
        contexts.push(Context.COMMAND);
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> backslash();
                case '\'' -> singleQuote();
                case '"' -> toggle(Context.DOUBLE_QUOTES);
                case '`' -> toggle(Context.BACKTICKS);
                case '$' -> dollar();
                case '(' -> open();
                case ')' -> close();
                case '}' -> closeBrace();
                case '#' -> comment();
                case '<' -> redirection();
                case '\n' -> newline();
                default -> at++;
            }
        }
        return List.copyOf(unexpanded);
    }

    private void report(int from, int to) {
        for (int i = from; i < to; i++) {
            Integer offset = offsets.get(i);
            if (offset != null) {
                unexpanded.add(offset);
            }
        }
    }

    private boolean isCommand() {
        return contexts.peek() == Context.COMMAND || contexts.peek() == Context.BACKTICKS;
    }

    private boolean isQuoted() {
        return contexts.peek() == Context.DOUBLE_QUOTES || contexts.peek() == Context.QUOTED_BRACES;
    }

    private void backslash() {
        report(at + 1, Math.min(at + 2, text.length()));
        at += 2;
    }

    private void singleQuote() {
        if (isQuoted()) {
            at++;
            return;
        }
        int end = text.indexOf('\'', at + 1);
        end = end < 0 ? text.length() : end;
        report(at + 1, end);
        at = end + 1;
    }

    private void toggle(Context context) {
        if (contexts.peek() == context) {
            contexts.pop();
        } else {
            contexts.push(context);
        }
        at++;
    }

    private void dollar() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (offsets.containsKey(at + 1)) {
            next = ' ';
        }
        if (next == '\'' && !isQuoted()) {
            ansiQuote();
        } else if (next == '{') {
            contexts.push(isQuoted() ? Context.QUOTED_BRACES : Context.BRACES);
            at += 2;
        } else if (text.startsWith("$((", at)) {
            contexts.push(Context.ARITHMETIC);
            contexts.push(Context.ARITHMETIC);
            at += 3;
        } else if (next == '(') {
            contexts.push(Context.COMMAND);
            at += 2;
        } else {
            // Of `$#` and `$$` neither char begins anything.
            at += next == '#' || next == '$' ? 2 : 1;
        }
    }

    private void ansiQuote() {
        int end = at + 2;
        while (end < text.length() && text.charAt(end) != '\'') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, text.length());
        report(at + 2, end);
        at = end + 1;
    }

    private void open() {
        if (contexts.peek() == Context.ARITHMETIC) {
            contexts.push(Context.ARITHMETIC);
        } else if (isCommand() && text.startsWith("((", at)) {
            contexts.push(Context.ARITHMETIC);
        } else if (isCommand()) {
            contexts.push(Context.COMMAND);
        }
        at++;
    }

    private void close() {
        boolean closes =
                contexts.peek() == Context.COMMAND || contexts.peek() == Context.ARITHMETIC;
        if (closes && contexts.size() > 1) {
            contexts.pop();
        }
        at++;
    }

    private void closeBrace() {
        if (contexts.peek() == Context.BRACES || contexts.peek() == Context.QUOTED_BRACES) {
            contexts.pop();
        }
        at++;
    }

    private void comment() {
        boolean begins = at == 0 || " \t\n;&|()`".indexOf(text.charAt(at - 1)) >= 0;
        if (isCommand() && begins) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else {
            at++;
        }
    }

    private void redirection() {
        if (text.startsWith("<<<", at)) {
            at += 3;
        } else if (isCommand() && text.startsWith("<<", at)) {
            at += 2;
            hereDocument();
        } else {
            at++;
        }
    }

    private void hereDocument() {
        boolean tabs = at < text.length() && text.charAt(at) == '-';
        at += tabs ? 1 : 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        StringBuilder delimiter = new StringBuilder();
        boolean quoted = false;
        while (at < text.length() && " \t\n;&|<>()".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c == '\'' || c == '"' || c == '\\') {
                quoted = true;
            } else {
                delimiter.append(c);
            }
        }
        if (!delimiter.isEmpty()) {
            awaited.add(new HereDocument(delimiter.toString(), quoted, tabs));
        }
    }

    private void newline() {
        at++;
        while (isCommand() && !awaited.isEmpty()) {
            body(awaited.remove());
        }
    }

    private void body(HereDocument document) {
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int from = at;
            while (document.tabs && from < end && text.charAt(from) == '\t') {
                from++;
            }
            at = Math.min(end + 1, text.length());
            if (end - from == document.delimiter.length()
                    && text.startsWith(document.delimiter, from)) {
                return;
            }
            if (document.quoted) {
                report(from, end);
            } else {
                reportEscaped(from, end);
            }
        }
    }

    private void reportEscaped(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\\') {
                i++;
                report(i, Math.min(i + 1, to));
            }
        }
    }
}
