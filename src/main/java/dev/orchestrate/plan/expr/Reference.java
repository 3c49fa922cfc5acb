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

    /** As it is written in a plan. */
    default String text() {
        return switch (this) {
            case Var(String name) -> "vars" + member(name);
            case Env(String name) -> "env" + member(name);
            case Matrix(String name) -> "matrix" + member(name);
            case Output(String task, String key) ->
                    "tasks" + quoted(task) + ".outputs" + member(key);
            case Status(String task) -> "tasks" + quoted(task) + ".status";
            case RunId _ -> "run.id";
            case PhaseId _ -> "phase.id";
            case TaskId _ -> "task.id";
            case TaskAttempt _ -> "task.attempt";
        };
    }

    private static String member(String name) {
        return Lexer.isName(name) ? "." + name : quoted(name);
    }

    private static String quoted(String name) {
        return "['" + name.replace("'", "''") + "']";
    }
}
