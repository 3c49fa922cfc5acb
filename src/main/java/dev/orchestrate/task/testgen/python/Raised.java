package dev.orchestrate.task.testgen.python;

/** An exception of the program that is followed. */
final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Value fault;
    private final boolean deliberate;

    /**
     * An exception on its way to whoever catches it.
     *
     * @param deliberate a `raise` of the source makes it, not a wrong operation
     */
    Raised(Value fault, boolean deliberate) {
        super(null, null, false, false);
        this.fault = fault;
        this.deliberate = deliberate;
    }

    static Raised of(String type, String message) {
        return new Raised(new Value.Fault(type, java.util.List.of(new Value.Text(message))), false);
    }

    Value fault() {
        return fault;
    }

    boolean deliberate() {
        return deliberate;
    }
}
