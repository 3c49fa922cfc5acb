package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of expressions. */
final class Expressions {
    private final Interpreter interpreter;
    private final Members members;

    Expressions(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.members = new Members(interpreter);
    }

    Object value(SyntaxNode node, Frame frame) {
        interpreter.trace().step();
        return switch (node.type()) {
            case "number" -> Operators.number(node.text());
            case "string" -> Literals.string(node);
            case "template_string" -> template(node, frame);
            case "true" -> true;
            case "false" -> false;
            case "null" -> Nothing.NULL;
            case "undefined" -> Nothing.UNDEFINED;
            case "this" -> frame.self();
            case "identifier", "shorthand_property_identifier" -> name(node.text(), frame);
            case "regex" -> Literals.regex(node);
            case "array" -> array(node, frame);
            case "object" -> object(node, frame);
            case "arrow_function", "function_expression", "function" ->
                    interpreter.functions().closure(node, frame);
            case "class" -> interpreter.functions().classOf(node, frame);
            case "call_expression" -> call(node, frame);
            case "new_expression" -> construct(node, frame);
            case "member_expression", "subscript_expression" ->
                    members.get(node, frame, members.owner(node, frame));
            default -> operation(node, frame);
        };
    }

    private Object operation(SyntaxNode node, Frame frame) {
        return switch (node.type()) {
            case "parenthesized_expression",
                    "as_expression",
                    "satisfies_expression",
                    "non_null_expression",
                    "await_expression" ->
                    value(node.named().getFirst(), frame);
            case "type_assertion" -> value(node.named().getLast(), frame);
            case "binary_expression" -> binary(node, frame);
            case "unary_expression" -> unary(node, frame);
            case "ternary_expression" -> ternary(node, frame);
            case "assignment_expression", "augmented_assignment_expression", "update_expression" ->
                    interpreter.assignments().assign(node, frame);
            case "sequence_expression" -> last(node, frame);
            case "meta_property" -> frame.newTarget();
            default -> throw new NotKnown("`" + node.type() + "` is not followed");
        };
    }

    private Object last(SyntaxNode node, Frame frame) {
        Object value = Nothing.UNDEFINED;
        for (SyntaxNode part : node.named()) {
            value = value(part, frame);
        }
        return value;
    }

    private Object name(String name, Frame frame) {
        return frame.scope().knows(name) ? frame.scope().get(name) : interpreter.global(name);
    }

    private Object template(SyntaxNode node, Frame frame) {
        StringBuilder text = new StringBuilder();
        boolean known = true;
        int at = node.start() + 1;
        for (SyntaxNode part : node.children()) {
            if (part.is("template_substitution")) {
                text.append(Literals.unescape(Literals.between(node, at, part.start())));
                Object value = value(part.named().getFirst(), frame);
                known &= Operators.isKnownText(value);
                text.append(known ? Operators.text(value) : "");
                at = part.end();
            }
        }
        text.append(Literals.unescape(Literals.between(node, at, node.end() - 1)));
        return known ? text.toString() : Nothing.UNKNOWN;
    }

    private Object array(SyntaxNode node, Frame frame) {
        return JsArray.of(values(node.named(), frame));
    }

    List<Object> values(List<SyntaxNode> nodes, Frame frame) {
        List<Object> values = new ArrayList<>();
        for (SyntaxNode item : nodes) {
            if (item.is("spread_element")) {
                values.addAll(Iteration.over(value(item.named().getFirst(), frame)));
            } else {
                values.add(value(item, frame));
            }
        }
        return values;
    }

    private Object object(SyntaxNode node, Frame frame) {
        JsObject object = new JsObject();
        for (SyntaxNode item : node.named()) {
            switch (item.type()) {
                case "pair" ->
                        object.put(
                                key(part(item, "key"), frame), value(part(item, "value"), frame));
                case "shorthand_property_identifier" -> object.put(item.text(), value(item, frame));
                case "spread_element" -> spread(object, value(item.named().getFirst(), frame));
                case "method_definition" ->
                        object.put(
                                key(part(item, "name"), frame),
                                interpreter.functions().method(item, frame));
                default -> throw new NotKnown("`" + item.type() + "` in an object");
            }
        }
        return object;
    }

    private static void spread(JsObject into, Object from) {
        if (from instanceof JsObject object) {
            into.fields().putAll(object.fields());
        } else if (from == Nothing.UNKNOWN) {
            throw new NotKnown("what is spread is not known");
        }
    }

    String key(SyntaxNode node, Frame frame) {
        return switch (node.type()) {
            case "string" -> Literals.string(node);
            case "computed_property_name" -> Operators.text(value(node.named().getFirst(), frame));
            default -> node.text();
        };
    }

    private Object call(SyntaxNode node, Frame frame) {
        SyntaxNode callee = part(node, "function");
        SyntaxNode given = part(node, "arguments");
        if (given.is("template_string")) {
            throw new NotKnown("a tagged template is not followed");
        }
        if (callee.is("super")) {
            return interpreter.functions().callSuper(values(given.named(), frame), frame);
        }
        boolean isMember = callee.isAnyOf("member_expression", "subscript_expression");
        Object self = isMember ? members.owner(callee, frame) : Nothing.UNDEFINED;
        if (isMember && members.isCutShort(callee, self)) {
            return Nothing.UNDEFINED;
        }
        Object function = isMember ? members.get(callee, frame, self) : value(callee, frame);
        if (node.has("?.") && Operators.isNothing(function)) {
            return Nothing.UNDEFINED;
        }
        if (function == Nothing.UNKNOWN) {
            var _ = values(given.named(), frame);
            interpreter.trace().stranger(Origins.of(callee, frame.scope()));
            return Nothing.UNKNOWN;
        }
        return apply(callee, function, self, values(given.named(), frame));
    }

    private static Object apply(
            SyntaxNode callee, Object function, Object self, List<Object> arguments) {
        if (function instanceof JsFunction known) {
            return known.call(self, arguments);
        }
        throw Thrown.typeError(callee.text() + " is not a function");
    }

    private Object construct(SyntaxNode node, Frame frame) {
        SyntaxNode given = node.field("arguments");
        List<Object> arguments = given == null ? List.of() : values(given.named(), frame);
        Object type = value(part(node, "constructor"), frame);
        if (type instanceof JsClass known) {
            return Builtins.special(known, arguments, interpreter::now)
                    .orElseGet(() -> known.construct(arguments));
        }
        if (type == Nothing.UNKNOWN) {
            interpreter.trace().stranger(Origins.of(part(node, "constructor"), frame.scope()));
            return Nothing.UNKNOWN;
        }
        throw Thrown.typeError("not a constructor");
    }

    private Object binary(SyntaxNode node, Frame frame) {
        String operator = part(node, "operator").text();
        Object left = value(part(node, "left"), frame);
        SyntaxNode right = part(node, "right");
        return switch (operator) {
            case "&&" -> decide(node, left) ? value(right, frame) : left;
            case "||" -> decide(node, left) ? left : value(right, frame);
            case "??" -> {
                boolean missing = isMissing(left);
                interpreter.trace().edge(node, missing ? 1 : 0);
                yield missing ? value(right, frame) : left;
            }
            default -> Operators.binary(operator, left, value(right, frame));
        };
    }

    private static boolean isMissing(Object value) {
        if (value == Nothing.UNKNOWN) {
            throw new NotKnown("whether there is a value is not known");
        }
        return Operators.isNothing(value);
    }

    /** Whether a value counts as true; the decision is remembered. */
    boolean decide(SyntaxNode at, Object value) {
        boolean truth = Operators.truth(value);
        interpreter.trace().edge(at, truth ? 1 : 0);
        return truth;
    }

    private Object ternary(SyntaxNode node, Frame frame) {
        boolean truth = decide(node, value(part(node, "condition"), frame));
        return value(part(node, truth ? "consequence" : "alternative"), frame);
    }

    private Object unary(SyntaxNode node, Frame frame) {
        String operator = part(node, "operator").text();
        SyntaxNode argument = part(node, "argument");
        if (operator.equals("delete")) {
            return members.delete(argument, frame);
        }
        return Operators.unary(operator, value(argument, frame));
    }

    /** A part that the grammar promises. */
    static SyntaxNode part(SyntaxNode node, String field) {
        @Nullable SyntaxNode part = node.field(field);
        if (part == null) {
            throw new NotKnown("`" + node.type() + "` without `" + field + "`");
        }
        return part;
    }
}
