package dev.orchestrate.task.configedit;

import dev.orchestrate.syntax.SyntaxNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts members into object and array literals, as the file writes its own: indentation, quotes,
 * commas at the end. Confined to a call.
 *
 * @param json whether names of properties are quoted, always by {@code "}
 */
record ScriptEditor(String text, char quote, boolean json) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");

    static ScriptEditor of(String text, boolean json) {
        long single = text.chars().filter(c -> c == '\'').count();
        long doubled = text.chars().filter(c -> c == '"').count();
        return new ScriptEditor(text, json || doubled > single ? '"' : '\'', json);
    }

    /** The text with a property more, at the end. */
    String withProperty(SyntaxNode object, String name, Object value) {
        String key = !json && NAME.matcher(name).matches() ? name : quoted(name);
        return withMember(object, ScriptObject.members(object).size(), key + ": ", value);
    }

    /** The text with an element more, at this place. */
    String withElement(SyntaxNode array, int index, Object element) {
        return withMember(array, index, "", element);
    }

    /** The text with another value. */
    String withValue(SyntaxNode old, Object value) {
        String fresh = written(value, margin(old.start()), step(old), isOnOneLine(old));
        return text.substring(0, old.start()) + fresh + text.substring(old.end());
    }

    /** The text without a member: without its lines where they hold nothing else but its comma. */
    String without(SyntaxNode literal, int index) {
        List<SyntaxNode> members = ScriptObject.members(literal);
        SyntaxNode member = members.get(index);
        SyntaxNode comma = comma(literal, member);
        int end = comma == null ? member.end() : comma.end();
        if (comma != null || index == 0) {
            return cut(member.start(), end);
        }
        SyntaxNode before = members.get(index - 1);
        if (text.substring(before.end(), member.start()).indexOf('\n') < 0) {
            return text.substring(0, before.end()) + text.substring(end);
        }
        SyntaxNode between = comma(literal, before);
        String kept = cut(member.start(), end);
        return between == null
                ? kept
                : kept.substring(0, between.start()) + kept.substring(between.end());
    }

    private String cut(int from, int to) {
        int start = text.lastIndexOf('\n', from - 1) + 1;
        int lineEnd = text.indexOf('\n', to);
        boolean alone =
                lineEnd >= 0
                        && text.substring(start, from).isBlank()
                        && text.substring(to, lineEnd).isBlank();
        if (alone) {
            return text.substring(0, start) + text.substring(lineEnd + 1);
        }
        int end = to;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return text.substring(0, from) + text.substring(end);
    }

    private String withMember(SyntaxNode literal, int index, String before, Object value) {
        List<SyntaxNode> members = ScriptObject.members(literal);
        if (members.isEmpty()) {
            return intoEmpty(literal, before, value);
        }
        SyntaxNode first = members.getFirst();
        boolean oneLine = text.substring(literal.start(), first.start()).indexOf('\n') < 0;
        String margin = margin(first.start());
        String member = before + written(value, margin, step(literal), oneLine);
        String gap = oneLine ? " " : lineFeed() + margin;
        if (index < members.size()) {
            int at = members.get(index).start();
            return text.substring(0, at) + member + "," + gap + text.substring(at);
        }
        return after(literal, members.getLast(), gap + member);
    }

    private String intoEmpty(SyntaxNode literal, String before, Object value) {
        String margin = margin(literal.start());
        String inner = margin + step(literal);
        return text.substring(0, literal.start() + 1)
                + lineFeed()
                + inner
                + before
                + written(value, inner, step(literal), false)
                + (json ? "" : ",")
                + lineFeed()
                + margin
                + text.substring(literal.end() - 1);
    }

    /** Behind the last member, its comma and the comment on its line. */
    private String after(SyntaxNode literal, SyntaxNode last, String member) {
        SyntaxNode comma = comma(literal, last);
        int end = comma == null ? last.end() : comma.end();
        int at = behindComment(literal, end);
        return text.substring(0, last.end())
                + (comma == null ? "," : "")
                + text.substring(last.end(), at)
                + member
                + (comma == null ? "" : ",")
                + text.substring(at);
    }

    private static @Nullable SyntaxNode comma(SyntaxNode literal, SyntaxNode last) {
        return literal.children().stream()
                .filter(child -> child.is(",") && child.start() >= last.end())
                .findFirst()
                .orElse(null);
    }

    private int behindComment(SyntaxNode literal, int end) {
        for (SyntaxNode child : literal.children()) {
            if (child.is("comment")
                    && child.start() >= end
                    && text.substring(end, child.start()).isBlank()
                    && text.substring(end, child.start()).indexOf('\n') < 0) {
                return child.end();
            }
        }
        return end;
    }

    private String written(Object value, String margin, String step, boolean oneLine) {
        return switch (value) {
            case Map<?, ?> map -> {
                StringJoiner lines = joiner("{", "}", margin, step, oneLine, true);
                map.forEach((key, v) -> {
                    String name = String.valueOf(key);
                    String shown = !json && NAME.matcher(name).matches() ? name : quoted(name);
                    lines.add(shown + ": " + written(v, margin + step, step, oneLine));
                });
                yield lines.toString();
            }
            case List<?> list -> {
                StringJoiner lines = joiner("[", "]", margin, step, oneLine, false);
                list.forEach(item -> lines.add(written(item, margin + step, step, oneLine)));
                yield lines.toString();
            }
            case BigDecimal number -> number.toPlainString();
            case Edit.Nothing _ -> "null";
            case String word -> quoted(word);
            default -> String.valueOf(value);
        };
    }

    private StringJoiner joiner(
            String open, String close, String margin, String step, boolean oneLine, boolean wide) {
        if (oneLine) {
            String space = wide ? " " : "";
            return new StringJoiner(", ", open + space, space + close);
        }
        String line = lineFeed() + margin;
        String end = json ? "" : ",";
        return new StringJoiner("," + line + step, open + line + step, end + line + close);
    }

    private String quoted(String word) {
        if (json) {
            return JsonMapper.shared().writeValueAsString(word);
        }
        String escaped = word.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
        return quote + escaped + quote;
    }

    private static boolean isOnOneLine(SyntaxNode node) {
        return node.text().indexOf('\n') < 0 && node.named().size() > 0;
    }

    private String lineFeed() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The blanks at the begin of a place's line. */
    private String margin(int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** How much deeper the members of a literal stand; where it has none, the file's first step. */
    private String step(SyntaxNode literal) {
        List<SyntaxNode> members = ScriptObject.members(literal);
        String outer = margin(literal.start());
        String inner = members.isEmpty() ? "" : margin(members.getFirst().start());
        if (inner.length() > outer.length()) {
            return inner.substring(outer.length());
        }
        return text.lines()
                .filter(line -> line.startsWith("\t") || line.startsWith(" "))
                .map(line -> line.startsWith("\t") ? "\t" : line.substring(0, indent(line)))
                .filter(blank -> !blank.equals(" "))
                .findFirst()
                .orElse("  ");
    }

    private static int indent(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        return end;
    }
}
