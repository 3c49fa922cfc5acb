package dev.orchestrate.plan.expr;

import org.jspecify.annotations.Nullable;

/**
 * A scope in which nothing is missing: where another has no value, the name itself stands in angle
 * brackets, as in {@code <1.1.outputs.KEY>}. For showing what would run.
 */
public record Placeholders(Scope known) implements Scope {
    @Override
    public String value(Reference reference) {
        @Nullable String value = known.value(reference);
        return value != null ? value : placeholder(reference);
    }

    @Override
    public boolean fileExists(String path) {
        return known.fileExists(path);
    }

    private static String placeholder(Reference reference) {
        return switch (reference) {
            case Reference.Output(String task, String key) -> "<" + task + ".outputs." + key + ">";
            case Reference.Status(String task) -> "<" + task + ".status>";
            case Reference.Var _,
                    Reference.Env _,
                    Reference.Matrix _,
                    Reference.RunId _,
                    Reference.PhaseId _,
                    Reference.TaskId _,
                    Reference.TaskAttempt _ ->
                    "<" + reference.text() + ">";
        };
    }
}
