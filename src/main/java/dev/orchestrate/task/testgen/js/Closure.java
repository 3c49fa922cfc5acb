package dev.orchestrate.task.testgen.js;

import dev.orchestrate.syntax.SyntaxNode;
import java.util.List;

/** A function with what surrounds it. */
public final class Closure implements JsFunction {
    private final Interpreter interpreter;
    private final SyntaxNode node;
    private final Frame frame;

    Closure(Interpreter interpreter, SyntaxNode node, Frame frame) {
        this.interpreter = interpreter;
        this.node = node;
        this.frame = frame;
    }

    /** Where it is declared. */
    public SyntaxNode node() {
        return node;
    }

    @Override
    public Object call(Object self, List<Object> arguments) {
        boolean isArrow = node.is("arrow_function");
        Frame inner =
                new Frame(
                        new Scope(frame.scope()),
                        isArrow ? frame.self() : self,
                        frame.home(),
                        Nothing.UNDEFINED);
        return interpreter.inside(() -> interpreter.functions().run(node, inner, arguments));
    }
}
