package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions. What it does not know is unclear, never guessed. */
final class Evaluation {
    private final Trace trace;
    private final Names names;
    private final Calls calls;
    private final Outside outside;

    Evaluation(Trace trace, Names names, Calls calls, Outside outside) {
        this.trace = trace;
        this.names = names;
        this.calls = calls;
        this.outside = outside;
    }

    Value of(@Nullable SyntaxNode node, Scope scope) {
        if (node == null) {
            throw new Unclear("an expression that is not there");
        }
        trace.step();
        return switch (node.type()) {
            case "none" -> Value.NONE;
            case "true" -> new Value.Bool(true);
            case "false" -> new Value.Bool(false);
            case "integer" -> whole(node.text());
            case "float" -> new Value.Real(Double.parseDouble(node.text().replace("_", "")));
            case "string", "concatenated_string" -> new Strings(this).of(node, scope);
            case "identifier" -> names.find(node.text(), scope);
            case "attribute" -> attribute(node, scope);
            case "call" -> calls.of(node, scope, false);
            case "parenthesized_expression" -> of(node.named().getFirst(), scope);
            case "await" -> awaited(node.named().getFirst(), scope);
            case "lambda" -> new Value.Lambda(node, scope);
            case "named_expression" -> named(node, scope);
            default -> compound(node, scope);
        };
    }

    private Value compound(SyntaxNode node, Scope scope) {
        return switch (node.type()) {
            case "list" -> new Value.Sequence(all(node, scope));
            case "tuple", "expression_list" -> new Value.Tuple(all(node, scope));
            case "set" -> Natives.group(all(node, scope));
            case "dictionary" -> dictionary(node, scope);
            case "binary_operator" ->
                    Operators.binary(
                            operator(node),
                            of(node.field("left"), scope),
                            of(node.field("right"), scope));
            case "unary_operator" -> signed(node, scope);
            case "not_operator" -> new Value.Bool(!holds(node.field("argument"), scope));
            case "boolean_operator" -> either(node, scope);
            case "comparison_operator" -> compared(node, scope);
            case "conditional_expression" -> conditional(node, scope);
            case "subscript" -> subscript(node, scope);
            case "list_comprehension", "generator_expression" ->
                    new Value.Sequence(comprehension(node, scope));
            case "set_comprehension" -> Natives.group(comprehension(node, scope));
            case "dictionary_comprehension" -> dictionaryOf(node, scope);
            default -> throw new Unclear("`" + excerpt(node) + "`");
        };
    }

    static String excerpt(SyntaxNode node) {
        String line = node.text().lines().findFirst().orElse("").strip();
        return line.length() > 60 ? line.substring(0, 57) + "..." : line;
    }

    private static Value whole(String text) {
        String digits = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
        if (digits.startsWith("0x")) {
            return new Value.Int(new BigInteger(digits.substring(2), 16));
        }
        if (!digits.matches("\\d+")) {
            throw new Unclear("`" + text + "`");
        }
        return new Value.Int(new BigInteger(digits));
    }

    /** Whether a condition holds; which way it goes is remembered. */
    boolean holds(@Nullable SyntaxNode condition, Scope scope) {
        boolean holds = Operators.isTrue(of(condition, scope));
        if (condition != null) {
            trace.visit(scope.module(), condition, holds ? "+" : "-");
        }
        return holds;
    }

    private List<Value> all(SyntaxNode node, Scope scope) {
        List<Value> values = new ArrayList<>();
        for (SyntaxNode child : node.named()) {
            if (child.type().equals("list_splat")) {
                values.addAll(Natives.items(of(child.named().getFirst(), scope)));
            } else if (!child.type().equals("comment")) {
                values.add(of(child, scope));
            }
        }
        return values;
    }

    private Value dictionary(SyntaxNode node, Scope scope) {
        LinkedHashMap<Value, Value> entries = new LinkedHashMap<>();
        for (SyntaxNode child : node.named()) {
            if (child.type().equals("pair")) {
                entries.put(
                        Operators.key(of(child.field("key"), scope)),
                        of(child.field("value"), scope));
            } else if (child.type().equals("dictionary_splat")
                    && of(child.named().getFirst(), scope) instanceof Value.Dict dict) {
                entries.putAll(dict.entries());
            } else if (!child.type().equals("comment")) {
                throw new Unclear("`" + excerpt(child) + "`");
            }
        }
        return new Value.Dict(entries);
    }

    private static String operator(SyntaxNode node) {
        SyntaxNode operator = node.field("operator");
        return operator == null ? "" : operator.text();
    }

    private Value signed(SyntaxNode node, Scope scope) {
        Value value = of(node.field("argument"), scope);
        return switch (operator(node)) {
            case "-" ->
                    value instanceof Value.Real real
                            ? new Value.Real(-real.value())
                            : new Value.Int(Operators.integer(value).negate());
            case "+" -> value;
            default -> throw new Unclear("`" + excerpt(node) + "`");
        };
    }

    private Value either(SyntaxNode node, Scope scope) {
        SyntaxNode first = node.field("left");
        Value left = of(first, scope);
        boolean holds = Operators.isTrue(left);
        if (first != null) {
            trace.visit(scope.module(), first, holds ? "+" : "-");
        }
        return holds == operator(node).equals("or") ? left : of(node.field("right"), scope);
    }

    private Value compared(SyntaxNode node, Scope scope) {
        List<SyntaxNode> parts = node.named();
        List<String> operators = signs(node);
        Value left = of(parts.getFirst(), scope);
        for (int i = 0; i < operators.size(); i++) {
            Value right = of(parts.get(i + 1), scope);
            if (!compares(operators.get(i), left, right)) {
                return new Value.Bool(false);
            }
            left = right;
        }
        return new Value.Bool(true);
    }

    private static List<String> signs(SyntaxNode node) {
        return node.children().stream()
                .filter(child -> "operators".equals(child.fieldName()))
                .map(SyntaxNode::text)
                .toList();
    }

    private boolean compares(String operator, Value left, Value right) {
        return switch (operator.replaceAll("\\s+", " ")) {
            case "==" -> Operators.equal(left, right);
            case "!=" -> !Operators.equal(left, right);
            case "<" -> Operators.compare(left, right) < 0;
            case "<=" -> Operators.compare(left, right) <= 0;
            case ">" -> Operators.compare(left, right) > 0;
            case ">=" -> Operators.compare(left, right) >= 0;
            case "is" -> same(left, right);
            case "is not" -> !same(left, right);
            case "in" -> outside.contains(right, left);
            case "not in" -> !outside.contains(right, left);
            default -> throw new Unclear("the operator `" + operator + "`");
        };
    }

    private static boolean same(Value left, Value right) {
        if (left instanceof Value.None || right instanceof Value.None) {
            return left.equals(right);
        }
        if (left instanceof Value.Bool
                || left instanceof Value.Member
                || left instanceof Value.Instance) {
            return left.equals(right);
        }
        throw new Unclear("whether two values are the same object");
    }

    private Value conditional(SyntaxNode node, Scope scope) {
        List<SyntaxNode> parts = node.named();
        return holds(parts.get(1), scope) ? of(parts.get(0), scope) : of(parts.get(2), scope);
    }

    private Value named(SyntaxNode node, Scope scope) {
        Value value = of(node.field("value"), scope);
        scope.put(ModuleReader.textOf(node, "name"), value);
        return value;
    }

    private Value awaited(SyntaxNode node, Scope scope) {
        return node.type().equals("call") ? calls.of(node, scope, true) : of(node, scope);
    }

    private Value attribute(SyntaxNode node, Scope scope) {
        Value object = of(node.field("object"), scope);
        return names.attribute(object, ModuleReader.textOf(node, "attribute"));
    }

    private Value subscript(SyntaxNode node, Scope scope) {
        Value object = of(node.field("value"), scope);
        SyntaxNode index = node.field("subscript");
        if (index != null && index.type().equals("slice")) {
            return Slices.of(object, slice(index, scope));
        }
        return outside.item(object, of(index, scope));
    }

    /** Start, end and step; null where one is left out. */
    private List<@Nullable Value> slice(SyntaxNode node, Scope scope) {
        List<@Nullable Value> bounds = new ArrayList<>();
        @Nullable Value at = null;
        for (SyntaxNode part : node.children()) {
            if (part.text().equals(":")) {
                bounds.add(at);
                at = null;
            } else {
                at = of(part, scope);
            }
        }
        bounds.add(at);
        return bounds;
    }

    private List<Value> comprehension(SyntaxNode node, Scope scope) {
        List<Value> values = new ArrayList<>();
        loop(
                node,
                1,
                new Scope(scope.module(), scope),
                inner -> values.add(of(node.field("body"), inner)));
        return values;
    }

    private Value dictionaryOf(SyntaxNode node, Scope scope) {
        LinkedHashMap<Value, Value> entries = new LinkedHashMap<>();
        SyntaxNode pair = node.field("body");
        if (pair == null) {
            throw new Unclear("`" + excerpt(node) + "`");
        }
        loop(
                node,
                1,
                new Scope(scope.module(), scope),
                inner ->
                        entries.put(
                                Operators.key(of(pair.field("key"), inner)),
                                of(pair.field("value"), inner)));
        return new Value.Dict(entries);
    }

    private interface Body {
        void run(Scope scope);
    }

    private void loop(SyntaxNode node, int clause, Scope scope, Body body) {
        if (clause == node.named().size()) {
            body.run(scope);
            return;
        }
        SyntaxNode at = node.named().get(clause);
        switch (at.type()) {
            case "for_in_clause" -> {
                for (Value item : Natives.items(of(at.field("right"), scope))) {
                    assign(at.field("left"), item, scope);
                    loop(node, clause + 1, scope, body);
                }
            }
            case "if_clause" -> {
                if (holds(at.named().getFirst(), scope)) {
                    loop(node, clause + 1, scope, body);
                }
            }
            default -> throw new Unclear("`" + excerpt(at) + "`");
        }
    }

    /** Gives a value to a name, to several, to a field or to an entry. */
    void assign(@Nullable SyntaxNode target, Value value, Scope scope) {
        if (target == null) {
            throw new Unclear("an assignment to nothing");
        }
        switch (target.type()) {
            case "identifier" -> scope.put(target.text(), value);
            case "pattern_list", "tuple_pattern", "tuple" -> unpack(target, value, scope);
            case "attribute" -> {
                Value object = of(target.field("object"), scope);
                names.assign(object, ModuleReader.textOf(target, "attribute"), value);
            }
            case "subscript" -> {
                Value object = of(target.field("value"), scope);
                Slices.put(object, of(target.field("subscript"), scope), value);
            }
            default -> throw new Unclear("`" + excerpt(target) + "`");
        }
    }

    private void unpack(SyntaxNode target, Value value, Scope scope) {
        List<Value> items = Natives.items(value);
        List<SyntaxNode> targets = target.named();
        if (targets.stream().anyMatch(node -> node.type().contains("splat"))) {
            throw new Unclear("`" + excerpt(target) + "`");
        }
        if (items.size() != targets.size()) {
            throw Raised.of("ValueError", "wrong number of values to unpack");
        }
        for (int i = 0; i < items.size(); i++) {
            assign(targets.get(i), items.get(i), scope);
        }
    }
}
