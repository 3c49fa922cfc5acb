package dev.orchestrate.plan.expr;

import dev.orchestrate.plan.expr.Token.Kind;
import dev.orchestrate.plan.spelling.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the names that an expression may use, from their first word on. */
final class ReferenceParser {
    private static final List<String> WORDS =
            List.of("vars", "env", "run", "phase", "task", "tasks", "matrix", "true", "false");

    private ReferenceParser() {}

    static Reference parse(Token first, Tokens tokens) throws ExpressionProblem {
        return switch (first.text()) {
            case "vars" -> new Reference.Var(member(first, "vars.NAME", tokens).text());
            case "env" -> new Reference.Env(member(first, "env.NAME", tokens).text());
            case "matrix" -> new Reference.Matrix(member(first, "matrix.NAME", tokens).text());
            case "tasks" -> ofTask(first, tokens);
            case "run" -> {
                oneOf(member(first, "run.id", tokens), "run", List.of("id"));
                yield new Reference.RunId();
            }
            case "phase" -> {
                oneOf(member(first, "phase.id", tokens), "phase", List.of("id"));
                yield new Reference.PhaseId();
            }
            case "task" -> {
                Token member = member(first, "task.id", tokens);
                oneOf(member, "task", List.of("id", "attempt"));
                yield member.text().equals("id")
                        ? new Reference.TaskId()
                        : new Reference.TaskAttempt();
            }
            default ->
                    throw new ExpressionProblem(
                            first.start(),
                            "there is no name `" + Lexer.shortened(first.text()) + "`",
                            hint(first.text()));
        };
    }

    private static Reference ofTask(Token first, Tokens tokens) throws ExpressionProblem {
        String usage = "tasks['ID'].outputs.KEY";
        if (tokens.look().is(".")) {
            throw new ExpressionProblem(
                    tokens.look().start(),
                    "the id of a task stands in brackets",
                    "write `tasks['ID'].outputs.KEY` or `tasks['ID'].status`");
        }
        Token task = member(first, usage, tokens);
        Token what = member(task, usage, tokens);
        oneOf(what, "tasks['" + Lexer.shortened(task.text()) + "']", List.of("outputs", "status"));
        if (what.text().equals("status")) {
            return new Reference.Status(task.text());
        }
        return new Reference.Output(task.text(), member(what, usage, tokens).text());
    }

    /** What follows as {@code .name} or {@code ['name']}. */
    private static Token member(Token before, String usage, Tokens tokens)
            throws ExpressionProblem {
        if (tokens.look().is(".")) {
            return tokens.takeMember();
        }
        if (!tokens.takeIf("[")) {
            throw new ExpressionProblem(
                    before.start(),
                    "`" + Lexer.shortened(before.text()) + "` is not a value by itself",
                    "write `" + usage + "`");
        }
        Token name = tokens.look();
        if (name.kind() != Kind.STRING) {
            throw tokens.wanted("a name in quotes", "write `['NAME']`");
        }
        tokens.take();
        tokens.expect("]");
        return name;
    }

    private static void oneOf(Token member, String of, List<String> allowed)
            throws ExpressionProblem {
        if (!allowed.contains(member.text())) {
            String hint = Suggestion.hint(member.text(), allowed);
            throw new ExpressionProblem(
                    member.start(),
                    "`" + of + "` has no `" + Lexer.shortened(member.text()) + "`",
                    hint != null ? hint : "it has `" + String.join("` and `", allowed) + "`");
        }
    }

    private static @Nullable String hint(String name) {
        if (name.equals("not")) {
            return "deny a condition with `!( )`";
        }
        String near = Suggestion.hint(name, WORDS);
        return near != null ? near : "put text between quotes; a variable is `vars.NAME`";
    }
}
