package dev.orchestrate.testing;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.expr.ExpressionProblem;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.expr.TemplateParser;
import java.util.List;

/**
 * Plans written by hand in a test, as valid records. What is left out follows the order of the
 * plan, as in a plan's text: a phase follows the one above it, so does a group, and so does a task
 * in a sequential group.
 *
 * <pre>{@code
 * plan(
 *     phase("1").groups(
 *         sequential("a", task("1.1"), task("1.2")),
 *         parallel("b", task("1.3").after("1.1").priority(3))),
 *     phase("2").tasks(task("2.1").matrix("os", "linux", "mac")));
 * }</pre>
 */
public final class Plans {
    private Plans() {}

    public static Plan plan(PhaseSpec... phases) {
        return draft(phases).build();
    }

    /** A plan of one phase {@code 1} with one parallel group of these tasks. */
    public static Plan flat(TaskSpec... tasks) {
        return plan(phase("1").groups(parallel("-", tasks)));
    }

    /** A plan whose own settings are still to be told. */
    public static PlanSpec draft(PhaseSpec... phases) {
        return new PlanSpec(List.of(phases));
    }

    public static PhaseSpec phase(String id) {
        return new PhaseSpec(id);
    }

    public static GroupSpec sequential(String id, TaskSpec... tasks) {
        return new GroupSpec(id, true, List.of(tasks));
    }

    public static GroupSpec parallel(String id, TaskSpec... tasks) {
        return new GroupSpec(id, false, List.of(tasks));
    }

    public static TaskSpec task(String id) {
        return new TaskSpec(id);
    }

    /** Text with expressions that the test knows to be right. */
    public static Template template(String source) {
        try {
            return TemplateParser.parse(source);
        } catch (ExpressionProblem e) {
            throw new IllegalArgumentException(source, e);
        }
    }
}
