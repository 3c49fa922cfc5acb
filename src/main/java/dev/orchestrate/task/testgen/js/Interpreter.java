package dev.orchestrate.task.testgen.js;

import java.util.function.Supplier;

/** The parts that follow a source together. Confined to a thread. */
public final class Interpreter {
    /** Deeper calls are an endless recursion, or might as well be. */
    private static final int MOST_DEPTH = 200;

    private final Expressions expressions = new Expressions(this);
    private final Assignments assignments = new Assignments(this);
    private final Statements statements = new Statements(this);
    private final Functions functions = new Functions(this);
    private final Globals globals = new Globals(this::now);
    private Trace trace = new Trace();
    private Object now = Nothing.UNKNOWN;
    private int depth;

    /** Begins a trial: what happens from here on is noted in a trace of its own. */
    public Trace begin(JsObject environment) {
        globals.environment(environment);
        trace = new Trace();
        now = Nothing.UNKNOWN;
        depth = 0;
        return trace;
    }

    /** From here on it is that time, to the end of the trial; before, nobody knows the time. */
    public void clock(double millis) {
        now = millis;
    }

    Object now() {
        trace.askTime();
        return now;
    }

    Trace trace() {
        return trace;
    }

    Expressions expressions() {
        return expressions;
    }

    Assignments assignments() {
        return assignments;
    }

    Statements statements() {
        return statements;
    }

    Functions functions() {
        return functions;
    }

    Object global(String name) {
        return globals.get(name);
    }

    <T> T inside(Supplier<T> call) {
        if (++depth > MOST_DEPTH) {
            throw new NotKnown("calls nest too deep");
        }
        try {
            return call.get();
        } finally {
            depth--;
        }
    }
}
