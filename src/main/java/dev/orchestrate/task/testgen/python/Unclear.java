package dev.orchestrate.task.testgen.python;

/** What happens can not be known from the source; the whole walk ends with it. */
public final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String what) {
        super(what, null, false, false);
    }
}
