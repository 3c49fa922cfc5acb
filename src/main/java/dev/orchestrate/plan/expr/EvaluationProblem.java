package dev.orchestrate.plan.expr;

/** Why an expression has no value here, though it is well formed. */
public sealed class EvaluationProblem extends Exception permits MissingValue {
    private static final long serialVersionUID = 1L;

    EvaluationProblem(String message) {
        super(message, null, false, false);
    }

    /** What it is, as a clause without a full stop. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
