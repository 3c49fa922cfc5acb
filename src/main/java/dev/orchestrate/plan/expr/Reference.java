package dev.orchestrate.plan.expr;

/** A name that an expression reads. */
public sealed interface Reference {
    /** {@code vars.name} */
    record Var(String name) implements Reference {}

    /** {@code env.name}: the plan's, never the process's. */
    record Env(String name) implements Reference {}

    /** {@code matrix.name} */
    record Matrix(String name) implements Reference {}

    /** {@code tasks['id'].outputs.key} */
    record Output(String task, String key) implements Reference {}

    /** {@code tasks['id'].status} */
    record Status(String task) implements Reference {}

    /** {@code run.id} */
    record RunId() implements Reference {}

    /** {@code phase.id} */
    record PhaseId() implements Reference {}

    /** {@code task.id} */
    record TaskId() implements Reference {}

    /** {@code task.attempt} */
    record TaskAttempt() implements Reference {}
}
