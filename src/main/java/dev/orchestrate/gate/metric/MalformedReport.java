package dev.orchestrate.gate.metric;

/**
 * A report is not of its format; the message says what is wrong, with the line where it is known.
 */
public final class MalformedReport extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedReport(String what) {
        super(what);
    }

    MalformedReport(String what, Throwable cause) {
        super(what, cause);
    }

    public String what() {
        return String.valueOf(getMessage());
    }
}
