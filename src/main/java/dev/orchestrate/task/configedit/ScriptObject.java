package dev.orchestrate.task.configedit;

import dev.orchestrate.syntax.SyntaxNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads object and array literals of JavaScript, TypeScript and JSON. */
final class ScriptObject {
    private ScriptObject() {}

    /** What is no literal, by its text. */
    record Code(String text) {}

    /** Properties, elements and spreads, comments left out. */
    static List<SyntaxNode> members(SyntaxNode literal) {
        return literal.named();
    }

    /** The property of that name; null where there is none. */
    static @Nullable SyntaxNode property(SyntaxNode object, String name) {
        for (SyntaxNode member : members(object)) {
            if (name.equals(key(member))) {
                return member;
            }
        }
        return null;
    }

    /** The value of the property of that name. */
    static @Nullable SyntaxNode value(SyntaxNode object, String name) {
        SyntaxNode property = property(object, name);
        return property == null ? null : property.field("value");
    }

    /** The name of a property; null for a spread. */
    static @Nullable String key(SyntaxNode member) {
        if (member.is("shorthand_property_identifier")) {
            return member.text();
        }
        SyntaxNode key = member.field("key");
        if (key == null) {
            key = member.field("name");
        }
        if (key == null) {
            return null;
        }
        return key.is("string") ? string(key) : key.text();
    }

    /** A literal as data; what is no literal in it is {@link Code}. */
    static Object plain(SyntaxNode node) {
        return switch (node.type()) {
            case "object" -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (SyntaxNode member : members(node)) {
                    SyntaxNode value = member.field("value");
                    String key = key(member);
                    map.put(
                            key == null ? member.text() : key,
                            value == null ? new Code(member.text()) : plain(value));
                }
                yield map;
            }
            case "array" -> {
                List<Object> list = new ArrayList<>();
                members(node).forEach(member -> list.add(plain(member)));
                yield list;
            }
            case "string" -> string(node);
            case "number" -> number(node.text());
            case "true" -> true;
            case "false" -> false;
            default -> new Code(node.text());
        };
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return new Code(text);
        }
    }

    /** A string literal's value, as far as globs and names need escapes. */
    private static String string(SyntaxNode node) {
        StringBuilder text = new StringBuilder();
        for (SyntaxNode part : node.named()) {
            text.append(part.is("escape_sequence") ? escape(part.text()) : part.text());
        }
        return text.toString();
    }

    private static String escape(String sequence) {
        return switch (sequence) {
            case "\\n" -> "\n";
            case "\\t" -> "\t";
            case "\\r" -> "\r";
            default -> sequence.length() == 2 ? sequence.substring(1) : sequence;
        };
    }
}
