package dev.orchestrate.plan.expr;

import org.jspecify.annotations.Nullable;

/** What is wrong with the text of an expression, and where. */
public final class ExpressionProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final @Nullable String hint;

    ExpressionProblem(int offset, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.offset = offset;
        this.hint = hint;
    }

    /**
     * In chars, into the text that was parsed; its length where something is missing at the end.
     */
    public int offset() {
        return offset;
    }

    /** What it is, as a clause without a full stop. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** The way out, where one is known. */
    public @Nullable String hint() {
        return hint;
    }
}
