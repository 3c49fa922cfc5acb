package dev.orchestrate.task.testgen.python;

/** One way through a program, and what it needs. Confined to a thread. */
final class Walk {
    private final Constants constants;
    private final Trace trace;
    private final Names names;
    private final Calls calls;
    private final Natives natives;
    private final Outside outside;
    private final Running running;
    private final Evaluation evaluation;

    Walk(Program program, Choices choices, Constants constants) {
        this.constants = constants;
        this.trace = new Trace(choices);
        this.names = new Names(program, this);
        this.calls = new Calls(this);
        this.natives = new Natives(calls);
        this.outside = new Outside(this);
        this.running = new Running(this);
        this.evaluation = new Evaluation(trace, names, calls, outside);
    }

    /** The literals around what is followed. */
    Constants constants() {
        return constants;
    }

    Trace trace() {
        return trace;
    }

    Names names() {
        return names;
    }

    Calls calls() {
        return calls;
    }

    Natives natives() {
        return natives;
    }

    Outside outside() {
        return outside;
    }

    Running running() {
        return running;
    }

    Evaluation evaluation() {
        return evaluation;
    }
}
