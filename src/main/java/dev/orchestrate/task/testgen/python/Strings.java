package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** String literals, with what is filled in. */
final class Strings {
    private final Evaluation evaluation;

    Strings(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Value of(SyntaxNode node, Scope scope) {
        StringBuilder out = new StringBuilder();
        if (node.type().equals("concatenated_string")) {
            node.named().forEach(part -> append(part, scope, out));
        } else {
            append(node, scope, out);
        }
        return new Value.Text(out.toString());
    }

    private void append(SyntaxNode string, Scope scope, StringBuilder out) {
        String start = string.children().getFirst().text().toLowerCase(java.util.Locale.ROOT);
        if (start.contains("b")) {
            throw new Unclear("bytes");
        }
        boolean raw = start.contains("r");
        boolean filled = start.contains("f");
        for (SyntaxNode part : string.named()) {
            switch (part.type()) {
                case "interpolation" -> out.append(filledIn(part, scope));
                case "string_content" -> content(part, raw, filled, out);
                default -> {
                    // The quotes.
                }
            }
        }
    }

    private static void content(SyntaxNode part, boolean raw, boolean filled, StringBuilder out) {
        String text = part.text();
        if (filled) {
            text = text.replace("{{", "{").replace("}}", "}");
        }
        out.append(raw || text.indexOf('\\') < 0 ? text : unescaped(text));
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            switch (text.charAt(++i)) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case '\\' -> out.append('\\');
                case '\'' -> out.append('\'');
                case '"' -> out.append('"');
                case '\n' -> {
                    // The line goes on.
                }
                default -> throw new Unclear("an escape in a string");
            }
        }
        return out.toString();
    }

    private String filledIn(SyntaxNode part, Scope scope) {
        Value value = evaluation.of(part.field("expression"), scope);
        boolean repr = false;
        String format = "";
        for (SyntaxNode child : part.named()) {
            switch (child.type()) {
                case "type_conversion" -> repr = child.text().equals("!r");
                case "format_specifier" -> format = child.text().substring(1);
                default -> {
                    // The expression.
                }
            }
        }
        if (format.matches("[.]\\d+f") && Operators.number(value) != null) {
            int digits = Integer.parseInt(format.substring(1, format.length() - 1));
            return new BigDecimal(Operators.real(value))
                    .setScale(digits, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
        if (!format.isEmpty() || value instanceof Value.Member) {
            throw new Unclear("`" + Evaluation.excerpt(part) + "`");
        }
        return repr ? Texts.repr(value) : Texts.str(value);
    }
}
