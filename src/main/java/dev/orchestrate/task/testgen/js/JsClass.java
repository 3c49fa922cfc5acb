package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class, read from its source or built into the language. */
public final class JsClass implements JsFunction {
    private final String name;
    private final @Nullable JsClass parent;
    private final Maker maker;
    private final @Nullable SyntaxNode node;
    private final Map<String, JsFunction> methods = new LinkedHashMap<>();
    private final Map<String, JsFunction> getters = new LinkedHashMap<>();
    private final Map<String, Object> statics = new LinkedHashMap<>();

    /** Fills a fresh object. */
    interface Maker {
        void make(JsObject object, List<Object> arguments);
    }

    JsClass(String name, @Nullable JsClass parent, Maker maker, @Nullable SyntaxNode node) {
        this.name = name;
        this.parent = parent;
        this.maker = maker;
        this.node = node;
    }

    public String name() {
        return name;
    }

    public @Nullable JsClass parent() {
        return parent;
    }

    /** Where it is declared; null for one of the language. */
    public @Nullable SyntaxNode node() {
        return node;
    }

    Map<String, JsFunction> methods() {
        return methods;
    }

    Map<String, JsFunction> getters() {
        return getters;
    }

    public Map<String, Object> statics() {
        return statics;
    }

    /** A new object of it. */
    public JsObject construct(List<Object> arguments) {
        JsObject object = new JsObject();
        object.type(this);
        fill(object, arguments);
        return object;
    }

    void fill(JsObject object, List<Object> arguments) {
        maker.make(object, arguments);
    }

    /** Its own or an inherited one. */
    public @Nullable JsFunction methodNamed(String wanted) {
        return method(wanted);
    }

    @Nullable JsFunction method(String wanted) {
        JsFunction own = methods.get(wanted);
        return own != null || parent == null ? own : parent.method(wanted);
    }

    @Nullable JsFunction getterOf(String wanted) {
        JsFunction own = getters.get(wanted);
        return own != null || parent == null ? own : parent.getterOf(wanted);
    }

    /** Whether it is that class or comes from it. */
    public boolean isA(JsClass other) {
        return this == other || (parent != null && parent.isA(other));
    }

    /** Whether its objects are errors. */
    public boolean isError() {
        return name.equals("Error") || (parent != null && parent.isError());
    }

    @Override
    public Object call(Object self, List<Object> arguments) {
        if (node == null && name.equals("Number")) {
            return Statics.numberOf(arguments);
        }
        throw Thrown.typeError("class " + name + " can not be called");
    }
}
