package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Expression;
import dev.orchestrate.plan.expr.ExpressionProblem;
import dev.orchestrate.plan.expr.Reference;
import dev.orchestrate.plan.expr.ShellText;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.expr.TemplateParser;
import dev.orchestrate.plan.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the expressions of a plan and checks the names in them: those that a map answers for at
 * once, those of tasks and env when all of these are known (see {@link Use}).
 */
final class Expressions {
    private static final String OPEN = "${{";

    private final Problems problems;
    private final List<Use> uses = new ArrayList<>();
    private Map<String, String> vars = Map.of();

    Expressions(Problems problems) {
        this.problems = problems;
    }

    /** A name that can only be checked at the end. */
    record Use(Node.Scalar scalar, int offset, Reference reference, Site site) {}

    void vars(Map<String, String> known) {
        vars = known;
    }

    List<Use> uses() {
        return uses;
    }

    Template text(Node.Scalar scalar, Site site) {
        if (!scalar.text().contains(OPEN)) {
            return Template.literal(scalar.text());
        }
        try {
            return checked(scalar, TemplateParser.parse(scalar.text()), site);
        } catch (ExpressionProblem e) {
            return unreadable(scalar, e);
        }
    }

    Template condition(Node.Scalar scalar, Site site) {
        try {
            return checked(scalar, TemplateParser.parseCondition(scalar.text()), site);
        } catch (ExpressionProblem e) {
            return unreadable(scalar, e);
        }
    }

    /** The text of a command for a shell. */
    Template shell(Node.Scalar scalar, Site site, List<String> shell) {
        Template template = text(scalar, site);
        if (template.isLiteral()) {
            return template;
        }
        if (!ShellText.takesExpressions(shell)) {
            problems.error(
                    problems.inside(scalar, scalar.text().indexOf(OPEN)),
                    "shell-without-expressions",
                    "shell `" + shell.getFirst() + "` takes no expressions",
                    "give the value in `env`, and read it there");
            return template;
        }
        for (int offset : ShellText.singleQuotedHoles(template)) {
            problems.warning(
                    problems.inside(scalar, offset),
                    "quoted-expression",
                    "the shell does not expand this expression where it stands",
                    "put double quotes around it instead of single ones");
        }
        return template;
    }

    /** A text that takes no expressions; one in it is an error. */
    String plain(String key, Node.Scalar scalar) {
        int at = scalar.text().indexOf(OPEN);
        if (at >= 0) {
            problems.error(
                    problems.inside(scalar, at),
                    "expression-not-allowed",
                    "`" + key + "` takes no expressions");
        }
        return scalar.text();
    }

    private Template unreadable(Node.Scalar scalar, ExpressionProblem e) {
        boolean inside = scalar.text().contains(OPEN);
        int offset = Math.min(e.offset(), scalar.text().length());
        problems.error(
                inside ? problems.inside(scalar, offset) : scalar.place(),
                "bad-expression",
                e.message(),
                e.hint());
        return Template.literal("");
    }

    private Template checked(Node.Scalar scalar, Template template, Site site) {
        for (Expression.Name name : template.names()) {
            Use use = new Use(scalar, name.offset(), name.reference(), site);
            check(use, name.reference());
        }
        return template;
    }

    private void check(Use use, Reference reference) {
        if (reference instanceof Reference.Var(String var)) {
            checkVar(use, var);
        } else if (reference instanceof Reference.Matrix(String key)) {
            checkMatrix(use, key);
        } else if (reference instanceof Reference.TaskId) {
            checkTask(use);
        } else if (reference instanceof Reference.TaskAttempt) {
            checkAttempt(use);
        } else if (reference instanceof Reference.RunId || reference instanceof Reference.PhaseId) {
            notInNames(use);
        } else {
            later(use);
        }
    }

    private void checkVar(Use use, String name) {
        if (!vars.containsKey(name)) {
            unknown(use, "no var `" + name + "`", problems.suggest(name, vars.keySet()));
        }
    }

    private void checkMatrix(Use use, String key) {
        TaskDraft task = use.site.task();
        Map<String, List<String>> matrix = task == null ? Map.of() : task.matrix;
        if (!matrix.containsKey(key)) {
            unknown(
                    use,
                    "no matrix key `" + key + "` here",
                    problems.suggest(key, matrix.keySet()));
        }
    }

    private void later(Use use) {
        if (notInNames(use)) {
            uses.add(use);
        }
    }

    private void checkTask(Use use) {
        boolean none = use.site.task() == null && use.site.where() != Site.Where.PLAN;
        if (notInNames(use) && none) {
            unknown(use, "no `task` here", null);
        }
    }

    private void checkAttempt(Use use) {
        boolean attempt =
                use.site.where() == Site.Where.ATTEMPT || use.site.where() == Site.Where.PLAN;
        if (notInNames(use) && !attempt) {
            unknown(use, "no attempt here", null);
        }
    }

    private boolean notInNames(Use use) {
        if (use.site.where() != Site.Where.NAME) {
            return true;
        }
        unknown(use, "no `" + use.reference.text() + "` in a name", "use `vars` and `matrix` only");
        return false;
    }

    void unknown(Use use, String what, @Nullable String hint) {
        problems.error(
                problems.inside(use.scalar, use.offset), "unknown-name", "there is " + what, hint);
    }
}
