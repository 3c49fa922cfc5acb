package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.EvaluationProblem;
import dev.orchestrate.plan.expr.Evaluator;
import dev.orchestrate.plan.expr.Reference;
import dev.orchestrate.plan.expr.Scope;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the names of phases, groups and tasks, as long as the plan stays within its bound. */
final class NameBinder {
    /**
     * Of all names together, in characters: a short text can repeat a long value in all of them.
     */
    private static final long MAX_NAMES = 32_000_000;

    /** A name counts as at least this part of its text, which is gone through for each. */
    private static final int PART_OF_TEXT = 4;

    private final Reading reading;
    private final Map<String, String> vars;
    private long left = MAX_NAMES;

    NameBinder(Reading reading, Map<String, String> vars) {
        this.reading = reading;
        this.vars = vars;
    }

    /** The name of a phase or a group; without one, its id. */
    String name(Fields fields, String id) {
        Node.Scalar name = fields.scalar("name");
        if (name == null) {
            return id;
        }
        return made(fields, reading.expressions().text(name, Site.NAME), Map.of());
    }

    /** The names of a task whose ids are known, one for each; without any, these. */
    List<String> names(Fields fields, TaskDraft task) {
        Node.Scalar name = fields.scalar("name");
        if (name == null) {
            return task.ids;
        }
        Template template = reading.expressions().text(name, Site.nameOf(task));
        if (!task.isMatrix()) {
            return List.of(made(fields, template, Map.of()));
        }
        if (template.isLiteral() && template.source().equals(task.id)) {
            return task.ids;
        }
        if (task.ids.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(task.ids.size());
        for (Map<String, String> combination : Combination.allOf(task.matrix)) {
            names.add(made(fields, template, combination));
        }
        return names;
    }

    /** What a name says, given the matrix values of its task; empty once the bound is crossed. */
    private String made(Fields fields, Template template, Map<String, String> matrix) {
        if (left < 0) {
            return "";
        }
        long least = template.source().length() / PART_OF_TEXT;
        String name = least > left ? null : text(template, new Names(vars, matrix));
        if (name != null) {
            left -= Math.max(least, name.length());
            return name;
        }
        left = -1;
        reading.problems()
                .error(
                        fields.place("name"),
                        "names-too-long",
                        "the names have more than 32,000,000 characters");
        return "";
    }

    /** Null where it is longer than what is left. */
    private @Nullable String text(Template template, Scope scope) {
        try {
            return Evaluator.text(template, scope, left);
        } catch (EvaluationProblem e) {
            return template.source().length() > left ? null : template.source();
        }
    }

    private record Names(Map<String, String> vars, Map<String, String> matrix) implements Scope {
        @Override
        public @Nullable String value(Reference reference) {
            if (reference instanceof Reference.Var(String name)) {
                return vars.get(name);
            }
            return reference instanceof Reference.Matrix(String name) ? matrix.get(name) : null;
        }

        @Override
        public boolean fileExists(String path) {
            return false;
        }
    }
}
