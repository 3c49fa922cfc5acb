package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions and classes that the source declares. */
final class Functions {
    private final Interpreter interpreter;

    Functions(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    JsFunction closure(SyntaxNode node, Frame frame) {
        return new Closure(interpreter, node, frame);
    }

    /** One whose {@code this} is what it is called on, also where it is an object's. */
    JsFunction method(SyntaxNode node, Frame frame) {
        return new Closure(interpreter, node, frame);
    }

    /** Runs a function's body. */
    Object run(SyntaxNode node, Frame frame, List<Object> arguments) {
        if (node.has("*")) {
            throw new NotKnown("a generator is not followed");
        }
        parameters(node, frame, arguments);
        SyntaxNode body = Expressions.part(node, "body");
        if (!body.is("statement_block")) {
            Object value = interpreter.expressions().value(body, frame);
            interpreter.trace().returning(body);
            return value;
        }
        Statements.End end = interpreter.statements().block(body.named(), frame);
        if (end instanceof Statements.End.Return(Object value, SyntaxNode expression)) {
            interpreter.trace().returning(expression);
            return value;
        }
        interpreter.trace().returning(null);
        return Nothing.UNDEFINED;
    }

    private void parameters(SyntaxNode node, Frame frame, List<Object> arguments) {
        SyntaxNode single = node.field("parameter");
        if (single != null) {
            interpreter.assignments().bind(single, at(arguments, 0), frame);
            return;
        }
        int at = 0;
        for (SyntaxNode parameter : Expressions.part(node, "parameters").named()) {
            SyntaxNode pattern = patternOf(parameter);
            if (pattern.is("this")) {
                continue;
            }
            if (pattern.is("rest_pattern")) {
                List<Object> rest =
                        arguments.subList(Math.min(at, arguments.size()), arguments.size());
                interpreter.assignments().bind(pattern.named().getFirst(), JsArray.of(rest), frame);
                continue;
            }
            SyntaxNode fallback = parameter.field("value");
            Object given = at(arguments, at++);
            Object value =
                    fallback == null
                            ? given
                            : interpreter.assignments().orElse(given, fallback, frame);
            interpreter.assignments().bind(pattern, value, frame);
        }
    }

    /** TypeScript wraps what JavaScript does not. */
    private static SyntaxNode patternOf(SyntaxNode parameter) {
        SyntaxNode pattern = parameter.field("pattern");
        return pattern == null ? parameter : pattern;
    }

    private static Object at(List<Object> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : Nothing.UNDEFINED;
    }

    JsClass classOf(SyntaxNode node, Frame frame) {
        SyntaxNode name = node.field("name");
        Object parent = parent(node, frame);
        if (parent == Nothing.UNKNOWN) {
            throw new NotKnown("a class from elsewhere is extended");
        }
        List<SyntaxNode> body = Expressions.part(node, "body").named();
        JsClass[] self = new JsClass[1];
        JsClass type =
                new JsClass(
                        name == null ? "" : name.text(),
                        parent instanceof JsClass known ? known : null,
                        (object, arguments) -> fill(own(self), body, frame, object, arguments),
                        node);
        self[0] = type;
        Frame inner = frame.inner();
        if (name != null) {
            inner.scope().declare(name.text(), type);
        }
        for (SyntaxNode member : body) {
            declare(type, member, new Frame(inner.scope(), type, type, Nothing.UNDEFINED));
        }
        return type;
    }

    private static JsClass own(JsClass[] self) {
        return self[0];
    }

    private Object parent(SyntaxNode node, Frame frame) {
        SyntaxNode heritage = node.child("class_heritage");
        SyntaxNode extended = heritage == null ? null : heritage.child("extends_clause");
        if (extended != null) {
            return interpreter.expressions().value(Expressions.part(extended, "value"), frame);
        }
        // JavaScript's grammar has the parent right in the heritage.
        return heritage == null || heritage.has("implements_clause") || heritage.named().isEmpty()
                ? Nothing.UNDEFINED
                : interpreter.expressions().value(heritage.named().getFirst(), frame);
    }

    private void declare(JsClass type, SyntaxNode member, Frame frame) {
        if (member.is("method_definition")) {
            String name = Expressions.part(member, "name").text();
            JsFunction method = new Closure(interpreter, member, frame);
            if (member.has("static")) {
                type.statics().put(name, method);
            } else if (member.has("get")) {
                type.getters().put(name, method);
            } else if (!member.has("set")) {
                type.methods().put(name, method);
            }
        } else if (isField(member) && member.has("static")) {
            type.statics().put(nameOf(member), initial(member, frame));
        }
    }

    private static boolean isField(SyntaxNode member) {
        return member.isAnyOf("public_field_definition", "field_definition");
    }

    private static String nameOf(SyntaxNode field) {
        SyntaxNode name = field.field("name");
        return name == null ? Expressions.part(field, "property").text() : name.text();
    }

    private Object initial(SyntaxNode field, Frame frame) {
        SyntaxNode value = field.field("value");
        return value == null ? Nothing.UNDEFINED : interpreter.expressions().value(value, frame);
    }

    /** As a constructor does: fields, parameters that are fields, body. */
    private void fill(
            JsClass type,
            List<SyntaxNode> body,
            Frame outer,
            JsObject object,
            List<Object> arguments) {
        JsClass real = object.type() == null ? type : object.type();
        Scope scope = new Scope(outer.scope());
        scope.declare(type.name(), type);
        Frame frame = new Frame(scope, object, type, real);
        SyntaxNode constructor = constructor(body);
        if (type.parent() == null) {
            fields(body, object, frame);
        } else if (constructor == null) {
            type.parent().fill(object, arguments);
            fields(body, object, frame);
        }
        if (constructor != null) {
            run(new Making(constructor, body, object), frame, arguments);
        }
    }

    private record Making(SyntaxNode constructor, List<SyntaxNode> body, JsObject object) {}

    private void run(Making making, Frame frame, List<Object> arguments) {
        parameters(making.constructor(), frame, arguments);
        boolean isDerived = frame.home() != null && frame.home().parent() != null;
        if (isDerived) {
            List<SyntaxNode> statements = Expressions.part(making.constructor(), "body").named();
            List<SyntaxNode> rest = new ArrayList<>();
            for (SyntaxNode statement : statements) {
                rest.add(statement);
                if (rest.size() == 1) {
                    var _ = interpreter.statements().block(rest, frame);
                    assigned(making.constructor(), making.object(), frame);
                    fields(making.body(), making.object(), frame);
                }
            }
            var _ =
                    interpreter
                            .statements()
                            .block(rest.subList(Math.min(1, rest.size()), rest.size()), frame);
            return;
        }
        assigned(making.constructor(), making.object(), frame);
        var _ =
                interpreter
                        .statements()
                        .block(Expressions.part(making.constructor(), "body").named(), frame);
    }

    private void fields(List<SyntaxNode> body, JsObject object, Frame frame) {
        for (SyntaxNode member : body) {
            if (isField(member) && !member.has("static")) {
                Object value = initial(member, frame);
                if (value != Nothing.UNDEFINED) {
                    object.put(nameOf(member), value);
                }
            }
        }
    }

    /** {@code constructor(private readonly a: A)} makes a field of it. */
    private static void assigned(SyntaxNode constructor, JsObject object, Frame frame) {
        for (SyntaxNode parameter : Expressions.part(constructor, "parameters").named()) {
            boolean isField =
                    parameter.child("accessibility_modifier") != null || parameter.has("readonly");
            SyntaxNode pattern = parameter.field("pattern");
            if (isField && pattern != null) {
                object.put(pattern.text(), frame.scope().get(pattern.text()));
            }
        }
    }

    private static @Nullable SyntaxNode constructor(List<SyntaxNode> body) {
        for (SyntaxNode member : body) {
            if (member.is("method_definition")
                    && Expressions.part(member, "name").text().equals("constructor")) {
                return member;
            }
        }
        return null;
    }

    Object callSuper(List<Object> arguments, Frame frame) {
        JsClass home = frame.home();
        if (home == null || home.parent() == null || !(frame.self() instanceof JsObject object)) {
            throw new NotKnown("`super` outside of a class");
        }
        home.parent().fill(object, arguments);
        return Nothing.UNDEFINED;
    }
}
