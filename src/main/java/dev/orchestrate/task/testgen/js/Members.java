package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of values: fields, methods, items. */
final class Members {
    private final Interpreter interpreter;

    Members(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    Object owner(SyntaxNode node, Frame frame) {
        SyntaxNode object = Expressions.part(node, "object");
        return object.is("super")
                ? new Super(frame)
                : interpreter.expressions().value(object, frame);
    }

    private record Super(Frame frame) {}

    boolean isCutShort(SyntaxNode node, Object owner) {
        boolean isOptional = node.field("optional_chain") != null || node.has("?.");
        if (isOptional && owner == Nothing.UNKNOWN) {
            throw new NotKnown("whether there is a value is not known");
        }
        if (isOptional) {
            interpreter.trace().edge(node, Operators.isNothing(owner) ? 1 : 0);
        }
        // A chain that was cut short further left stays so.
        return Operators.isNothing(owner) && (isOptional || leftIsOptional(node));
    }

    private static boolean leftIsOptional(SyntaxNode node) {
        SyntaxNode left = node.field("object");
        while (left != null && left.isAnyOf("member_expression", "call_expression")) {
            if (left.field("optional_chain") != null || left.has("?.")) {
                return true;
            }
            left = left.field(left.is("call_expression") ? "function" : "object");
        }
        return false;
    }

    Object get(SyntaxNode node, Frame frame, Object owner) {
        if (isCutShort(node, owner)) {
            return Nothing.UNDEFINED;
        }
        if (owner instanceof Super(Frame home)) {
            return inherited(home, Expressions.part(node, "property").text());
        }
        Object key = key(node, frame);
        if (key == Nothing.UNKNOWN) {
            return Nothing.UNKNOWN;
        }
        return of(owner, key);
    }

    private Object inherited(Frame home, String name) {
        JsClass parent = home.home() == null ? null : home.home().parent();
        JsFunction method = parent == null ? null : parent.method(name);
        if (method == null) {
            throw new NotKnown("`super." + name + "` is not known");
        }
        return (JsFunction) (_, arguments) -> method.call(home.self(), arguments);
    }

    private Object key(SyntaxNode node, Frame frame) {
        return node.is("member_expression")
                ? Expressions.part(node, "property").text()
                : interpreter.expressions().value(Expressions.part(node, "index"), frame);
    }

    /** A member of a value, by its name or number. */
    Object of(Object owner, Object key) {
        return switch (owner) {
            case Nothing nothing when nothing != Nothing.UNKNOWN ->
                    throw Thrown.typeError("Cannot read properties of " + Operators.text(nothing));
            case Nothing _ -> Nothing.UNKNOWN;
            case JsObject object -> field(object, Operators.text(key));
            case JsArray array -> item(array, key);
            case String text -> letter(text, key);
            case JsClass type -> ofClass(type, Operators.text(key));
            default -> Builtins.member(owner, Operators.text(key));
        };
    }

    private Object field(JsObject object, String name) {
        Object own = object.fields().get(name);
        if (own != null) {
            return own;
        }
        JsClass type = object.type();
        @Nullable JsFunction getter = type == null ? object.getter(name) : type.getterOf(name);
        if (getter != null) {
            return getter.call(object, List.of());
        }
        @Nullable JsFunction method = type == null ? null : type.method(name);
        if (method != null) {
            return method;
        }
        if (object.isPartial()) {
            return Nothing.UNKNOWN;
        }
        if (object.isOpen()) {
            interpreter.trace().ask(name);
        }
        return Builtins.ofAnyObject(object, name);
    }

    private static Object item(JsArray array, Object key) {
        if (key instanceof Double index) {
            int at = index.intValue();
            boolean inside = at == index && at >= 0 && at < array.items().size();
            return inside ? array.items().get(at) : Nothing.UNDEFINED;
        }
        return Builtins.member(array, Operators.text(key));
    }

    private static Object letter(String text, Object key) {
        if (key instanceof Double index) {
            int at = index.intValue();
            boolean inside = at == index && at >= 0 && at < text.length();
            return inside ? text.substring(at, at + 1) : Nothing.UNDEFINED;
        }
        return Builtins.member(text, Operators.text(key));
    }

    private static Object ofClass(JsClass type, String name) {
        if (name.equals("name")) {
            return type.name();
        }
        for (JsClass at = type; at != null; at = at.parent()) {
            Object found = at.statics().get(name);
            if (found != null) {
                return found;
            }
        }
        return Nothing.UNDEFINED;
    }

    void set(SyntaxNode node, Frame frame, Object value) {
        Object owner = owner(node, frame);
        Object key = key(node, frame);
        switch (owner) {
            case JsObject object -> object.put(Operators.text(key), value);
            case JsArray array -> setItem(array, key, value);
            case JsClass type -> type.statics().put(Operators.text(key), value);
            case Nothing nothing when nothing != Nothing.UNKNOWN ->
                    throw Thrown.typeError("Cannot set properties of " + Operators.text(nothing));
            default -> throw new NotKnown("what is set is not known");
        }
    }

    private static void setItem(JsArray array, Object key, Object value) {
        if (!(key instanceof Double index) || index < 0 || index > array.items().size()) {
            throw new NotKnown("an item of that number is not followed");
        }
        if (index.intValue() == array.items().size()) {
            array.items().add(value);
        } else {
            array.items().set(index.intValue(), value);
        }
    }

    Object delete(SyntaxNode node, Frame frame) {
        if (owner(node, frame) instanceof JsObject object) {
            object.fields().remove(Operators.text(key(node, frame)));
            return true;
        }
        throw new NotKnown("what is deleted is not known");
    }
}
