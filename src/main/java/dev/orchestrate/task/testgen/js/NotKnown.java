package dev.orchestrate.task.testgen.js;

/** What happens next can not be told from the source. */
public final class NotKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotKnown(String why) {
        super(why, null, false, false);
    }
}
