package dev.orchestrate.plan.expr;

/** A name that is read has no value, at least not yet. */
public final class MissingValue extends EvaluationProblem {
    private static final long serialVersionUID = 1L;

    private final transient Reference reference;

    MissingValue(Reference reference) {
        super("`" + reference.text() + "` has no value");
        this.reference = reference;
    }

    public Reference reference() {
        return reference;
    }
}
