package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;

/** Names and places that are given values, patterns too. */
final class Assignments {
    private final Interpreter interpreter;
    private final Members members;

    Assignments(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.members = new Members(interpreter);
    }

    Object assign(SyntaxNode node, Frame frame) {
        if (node.is("update_expression")) {
            return update(node, frame);
        }
        SyntaxNode left = Expressions.part(node, "left");
        SyntaxNode right = Expressions.part(node, "right");
        if (node.is("assignment_expression")) {
            Object value = interpreter.expressions().value(right, frame);
            put(left, frame, value);
            return value;
        }
        Object before = interpreter.expressions().value(left, frame);
        String operator = Expressions.part(node, "operator").text();
        String plain = operator.substring(0, operator.length() - 1);
        boolean keeps =
                switch (plain) {
                    case "||" -> Operators.truth(before);
                    case "&&" -> !Operators.truth(before);
                    case "??" -> before != Nothing.UNKNOWN && !Operators.isNothing(before);
                    default -> false;
                };
        if (keeps) {
            return before;
        }
        Object given = interpreter.expressions().value(right, frame);
        boolean isLogic = plain.equals("||") || plain.equals("&&") || plain.equals("??");
        Object value = isLogic ? given : Operators.binary(plain, before, given);
        put(left, frame, value);
        return value;
    }

    private Object update(SyntaxNode node, Frame frame) {
        SyntaxNode argument = Expressions.part(node, "argument");
        Object before = interpreter.expressions().value(argument, frame);
        Object after = Operators.binary(node.has("++") ? "+" : "-", before, 1.0);
        put(argument, frame, after);
        return node.children().getFirst().is("identifier") ? before : after;
    }

    private void put(SyntaxNode target, Frame frame, Object value) {
        switch (target.type()) {
            case "identifier" -> frame.scope().set(target.text(), value);
            case "member_expression", "subscript_expression" -> members.set(target, frame, value);
            case "non_null_expression", "parenthesized_expression" ->
                    put(target.named().getFirst(), frame, value);
            default -> throw new NotKnown("an assignment to `" + target.type() + "`");
        }
    }

    /** Declares the names of a pattern in the frame's own scope. */
    void bind(SyntaxNode pattern, Object value, Frame frame) {
        switch (pattern.type()) {
            case "identifier", "shorthand_property_identifier_pattern" ->
                    frame.scope().declare(pattern.text(), value);
            case "assignment_pattern", "object_assignment_pattern" ->
                    bind(
                            Expressions.part(pattern, "left"),
                            orElse(value, Expressions.part(pattern, "right"), frame),
                            frame);
            case "object_pattern" -> bindFields(pattern, value, frame);
            case "array_pattern" -> bindItems(pattern, value, frame);
            default -> throw new NotKnown("the pattern `" + pattern.type() + "`");
        }
    }

    Object orElse(Object value, SyntaxNode fallback, Frame frame) {
        if (value != Nothing.UNDEFINED) {
            interpreter.trace().edge(fallback, 0);
            return value;
        }
        interpreter.trace().edge(fallback, 1);
        return interpreter.expressions().value(fallback, frame);
    }

    private void bindFields(SyntaxNode pattern, Object value, Frame frame) {
        if (Operators.isNothing(value)) {
            throw Thrown.typeError("Cannot destructure " + Operators.text(value));
        }
        List<String> taken = new ArrayList<>();
        for (SyntaxNode part : pattern.named()) {
            if (part.is("rest_pattern")) {
                bind(part.named().getFirst(), rest(value, taken), frame);
                continue;
            }
            SyntaxNode target = part.is("pair_pattern") ? Expressions.part(part, "value") : part;
            String key =
                    switch (part.type()) {
                        case "pair_pattern" ->
                                interpreter.expressions().key(Expressions.part(part, "key"), frame);
                        case "object_assignment_pattern" -> Expressions.part(part, "left").text();
                        default -> part.text();
                    };
            taken.add(key);
            bind(target, members.of(value, key), frame);
        }
    }

    private static Object rest(Object value, List<String> taken) {
        if (!(value instanceof JsObject object)) {
            return Nothing.UNKNOWN;
        }
        JsObject rest = new JsObject();
        object.fields()
                .forEach((name, field) -> {
                    if (!taken.contains(name)) {
                        rest.put(name, field);
                    }
                });
        return rest;
    }

    private void bindItems(SyntaxNode pattern, Object value, Frame frame) {
        if (value == Nothing.UNKNOWN) {
            pattern.named().forEach(part -> bind(part, Nothing.UNKNOWN, frame));
            return;
        }
        List<Object> items = Iteration.over(value);
        int at = 0;
        for (SyntaxNode part : pattern.children()) {
            if (part.is(",")) {
                at++;
            } else if (part.is("rest_pattern")) {
                List<Object> rest = items.subList(Math.min(at, items.size()), items.size());
                bind(part.named().getFirst(), JsArray.of(rest), frame);
            } else if (part.isNamed()) {
                bind(part, at < items.size() ? items.get(at) : Nothing.UNDEFINED, frame);
            }
        }
    }
}
