package dev.orchestrate.task.command;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.EvaluationProblem;
import dev.orchestrate.plan.expr.ShellText;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The task type {@code command}. */
public final class CommandHandler implements TaskHandler {
    private static final String RUN = "run";
    private static final String EXPECT_EXIT = "expect_exit";
    private static final int MOST_EXIT = 255;

    private static final Catalog.TypeSpec SPEC =
            new Catalog.TypeSpec(
                    List.of(
                            KeySpec.required(
                                    RUN,
                                    Kind.TEXT_OR_LIST,
                                    "a command line for the shell, or a list: a program and its"
                                            + " arguments, without a shell"),
                            KeySpec.optional(
                                    EXPECT_EXIT,
                                    Kind.INTEGER_LIST,
                                    "the exit codes that are a success; [0] if left out")),
                    null,
                    RUN);

    @Override
    public String type() {
        return "command";
    }

    @Override
    public Catalog.TypeSpec spec() {
        return SPEC;
    }

    @Override
    public String description() {
        return "Runs a command: a text is given to the task's shell, a list is a program and its"
                + " arguments without a shell. Expressions in a text reach the shell as variables,"
                + " so that a value can not become a command. It has succeeded if its exit code is"
                + " expected, and may append outputs to the file `$ORCHESTRATE_OUTPUT`.";
    }

    @Override
    public String example() {
        return """
        - id: test
          run: npm test
          timeout: 10m
        """;
    }

    @Override
    public Work prepare(TaskContext context) throws TaskProblem {
        Set<Integer> expected = expectedExits(context.key(EXPECT_EXIT));
        return switch (context.key(RUN)) {
            case Value.Text(Template line) -> inShell(context, line, expected);
            case Value.Items(List<Value> items) -> direct(context, items, expected);
            case null -> throw notRunnable();
            case Value.Numeral _, Value.Flag _, Value.Nothing _, Value.Fields _ ->
                    throw notRunnable();
        };
    }

    private static Work inShell(TaskContext context, Template line, Set<Integer> expected)
            throws TaskProblem {
        List<String> shell = context.task().execution().shell();
        if (!line.isLiteral() && !ShellText.takesExpressions(shell)) {
            throw TaskProblem.config(
                    "`run` has expressions, which the shell `"
                            + shell.getFirst()
                            + "` does not take");
        }
        ShellText text = shellText(context, line);
        Map<String, @Nullable String> environment = new LinkedHashMap<>(context.environment());
        environment.putAll(text.variables());
        List<String> argv = new ArrayList<>(shell);
        argv.add(text.command());
        return new Work.Launch(
                argv, environment, context.directory(), expected, context.fill(line));
    }

    private static ShellText shellText(TaskContext context, Template line) throws TaskProblem {
        try {
            return ShellText.of(line, context.scope());
        } catch (EvaluationProblem e) {
            throw TaskProblem.config(e.message(), e);
        }
    }

    private static Work direct(TaskContext context, List<Value> items, Set<Integer> expected)
            throws TaskProblem {
        List<String> argv = new ArrayList<>();
        for (Value item : items) {
            if (!(item instanceof Value.Text(Template template))) {
                throw TaskProblem.config("`run` is a list that holds more than texts");
            }
            argv.add(context.fill(template));
        }
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw TaskProblem.config("`run` names no program");
        }
        return new Work.Launch(
                argv,
                new LinkedHashMap<>(context.environment()),
                context.directory(),
                expected,
                Quoted.line(argv));
    }

    private static Set<Integer> expectedExits(@Nullable Value value) throws TaskProblem {
        return switch (value) {
            case null -> Set.of(0);
            case Value.Numeral numeral -> Set.of(exit(numeral));
            case Value.Items(List<Value> items) when !items.isEmpty() -> {
                Set<Integer> codes = new LinkedHashSet<>();
                for (Value item : items) {
                    codes.add(exit(item));
                }
                yield codes;
            }
            case Value.Items _, Value.Text _, Value.Flag _, Value.Nothing _, Value.Fields _ ->
                    throw notExits();
        };
    }

    private static int exit(Value value) throws TaskProblem {
        if (value instanceof Value.Numeral(BigDecimal number)
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(MOST_EXIT)) <= 0
                && number.stripTrailingZeros().scale() <= 0) {
            return number.intValue();
        }
        throw notExits();
    }

    private static TaskProblem notRunnable() {
        return TaskProblem.config("`run` is neither a text nor a list of texts");
    }

    private static TaskProblem notExits() {
        return TaskProblem.config("`expect_exit` is not a list of exit codes from 0 to 255");
    }
}
