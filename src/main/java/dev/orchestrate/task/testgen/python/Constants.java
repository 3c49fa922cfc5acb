package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The literals of a function: values that its conditions may ask for. */
record Constants(
        List<Value.Text> texts, List<BigInteger> wholes, List<Key> keys, Set<String> typed) {
    private static final int MOST = 8;

    /**
     * What is looked up.
     *
     * @param taker what is called with it, or nothing
     * @param fallback what is taken where there is none
     */
    record Key(String name, String taker, @Nullable SyntaxNode fallback) {}

    /** Whether the function looks at the type of a parameter. */
    boolean asksForTypeOf(String parameter) {
        return typed.contains(parameter);
    }

    static Constants of(SyntaxNode node) {
        Set<Value.Text> texts = new LinkedHashSet<>();
        Set<BigInteger> wholes = new LinkedHashSet<>();
        Map<String, Key> keys = new LinkedHashMap<>();
        for (SyntaxNode literal : node.all(it -> it.isAnyOf("string", "integer"))) {
            if (literal.is("integer") && literal.text().matches("\\d{1,9}")) {
                wholes.add(new BigInteger(literal.text()));
            } else if (literal.is("string")) {
                SyntaxNode content = literal.child("string_content");
                String text = content == null ? "" : content.text();
                if (text.matches("[\\w./:+-]{1,40}") && !literal.text().startsWith("f")) {
                    texts.add(new Value.Text(text));
                }
            }
        }
        for (SyntaxNode call : node.all(it -> it.is("call"))) {
            SyntaxNode arguments = call.field("arguments");
            SyntaxNode taker = call.field("function");
            if (arguments != null && taker != null && arguments.named().size() == 1) {
                addKey(arguments.named().getFirst(), taker.text(), keys);
            }
        }
        node.all(it -> it.isAnyOf("subscript", "call", "comparison_operator"))
                .forEach(use -> addKey(use, "", keys));
        Set<String> typed = new LinkedHashSet<>();
        for (SyntaxNode call :
                node.all(it -> it.is("call") && it.text().startsWith("isinstance("))) {
            SyntaxNode arguments = call.field("arguments");
            if (arguments != null && !arguments.named().isEmpty()) {
                typed.add(arguments.named().getFirst().text());
            }
        }
        return new Constants(
                texts.stream().limit(MOST).toList(),
                wholes.stream().limit(MOST).toList(),
                keys.values().stream().limit(MOST).toList(),
                typed);
    }

    /** Of `x["key"]`, `x.get("key")` and `"key" in x`. */
    private static void addKey(SyntaxNode use, String taker, Map<String, Key> keys) {
        switch (use.type()) {
            case "subscript" -> add(use.field("subscript"), taker, null, keys);
            case "call" -> {
                SyntaxNode function = use.field("function");
                SyntaxNode arguments = use.field("arguments");
                if (function != null
                        && arguments != null
                        && !arguments.named().isEmpty()
                        && function.text().matches("(?s).*[.](get|pop|setdefault)")) {
                    List<SyntaxNode> both = arguments.named();
                    add(both.getFirst(), taker, both.size() > 1 ? both.get(1) : null, keys);
                }
            }
            case "comparison_operator" -> {
                if (use.text().matches("(?s).*\\bin\\b.*")) {
                    add(use.named().getFirst(), taker, null, keys);
                }
            }
            default -> {
                // Looks nothing up.
            }
        }
    }

    private static void add(
            @Nullable SyntaxNode place,
            String taker,
            @Nullable SyntaxNode fallback,
            Map<String, Key> keys) {
        SyntaxNode content =
                place == null || !place.is("string") ? null : place.child("string_content");
        if (content != null) {
            keys.putIfAbsent(content.text(), new Key(content.text(), taker, fallback));
        }
    }
}
