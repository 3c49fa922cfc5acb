package dev.orchestrate.task.testgen.js;

import java.util.ArrayList;
import java.util.List;

/**
 * A function that stands in for a real one and remembers its calls. Mutable; confined to a thread.
 */
public final class Mock implements JsFunction {
    private final String name;
    private final Answer answer;
    private Object result;
    private final List<List<Object>> calls = new ArrayList<>();

    /** How it answers. */
    public enum Answer {
        VALUE,
        PROMISE,
        /** With its first argument. */
        ARGUMENT,
        PROMISE_OF_ARGUMENT
    }

    public Mock(String name, Answer answer, Object result) {
        this.name = name;
        this.answer = answer;
        this.result = result;
    }

    public String name() {
        return name;
    }

    public Answer answer() {
        return answer;
    }

    public Object result() {
        return result;
    }

    public void result(Object value) {
        result = value;
    }

    public List<List<Object>> calls() {
        return calls;
    }

    @Override
    public Object call(Object self, List<Object> arguments) {
        calls.add(List.copyOf(arguments));
        return switch (answer) {
            case VALUE, PROMISE -> result;
            case ARGUMENT, PROMISE_OF_ARGUMENT ->
                    arguments.isEmpty() ? Nothing.UNDEFINED : arguments.getFirst();
        };
    }
}
