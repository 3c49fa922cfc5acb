package dev.orchestrate.task.testgen.trial;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Trace;
import org.jspecify.annotations.Nullable;

/** How a trial ended. */
public sealed interface Outcome {
    /**
     * With a value.
     *
     * @param expression that gave it; null where none did
     * @param given the arguments afterwards, mocks with their calls
     */
    record Returned(Object value, @Nullable SyntaxNode expression, JsObject given)
            implements Outcome {}

    /** With an error that the source throws itself. */
    record Threw(Object value, SyntaxNode at) implements Outcome {}

    /** Nobody can tell from the source alone. */
    record Unclear(String why) implements Outcome {}

    /** One trial. */
    record Trial(Input input, Outcome outcome, Trace trace) {}
}
