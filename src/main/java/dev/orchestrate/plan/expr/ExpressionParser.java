package dev.orchestrate.plan.expr;

import dev.orchestrate.plan.expr.Expression.Function;
import dev.orchestrate.plan.expr.Expression.Operator;
import dev.orchestrate.plan.expr.Token.Kind;
import dev.orchestrate.plan.spelling.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one expression by recursive descent; confined to one parse.
 *
 * <pre>
 * or         = and { "||" and }
 * and        = comparison { "&amp;&amp;" comparison }
 * comparison = unary [ ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "in" ) unary ]
 * unary      = "!" unary | primary
 * primary    = string | number | "true" | "false" | name | call | "(" or ")"
 * </pre>
 */
final class ExpressionParser {
    private static final int MAX_DEPTH = 50;

    private final Tokens tokens;
    private int depth;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The expression; what is looked at afterwards is the end that it must have. */
    Expression parse() throws ExpressionProblem {
        if (tokens.look().kind() == Kind.CLOSE) {
            throw new ExpressionProblem(
                    tokens.look().start(),
                    "the expression is empty",
                    "for a literal `${{` write `$${{`");
        }
        Expression expression = or();
        if (tokens.look().kind() != Kind.CLOSE) {
            throw tokens.wanted("`}}`", hintAfter(tokens.look()));
        }
        return expression;
    }

    private Expression or() throws ExpressionProblem {
        Expression left = and();
        while (tokens.takeIf("||")) {
            left = new Expression.Binary(Operator.OR, left, and());
        }
        return left;
    }

    private Expression and() throws ExpressionProblem {
        Expression left = comparison();
        while (tokens.takeIf("&&")) {
            left = new Expression.Binary(Operator.AND, left, comparison());
        }
        return left;
    }

    private Expression comparison() throws ExpressionProblem {
        Token first = tokens.look();
        Expression left = unary();
        Operator operator = comparator(tokens.look());
        if (operator == null) {
            return left;
        }
        if (first.is("!")) {
            throw new ExpressionProblem(
                    first.start(),
                    "`!` here denies only what stands before `" + tokens.look().text() + "`",
                    "put the comparison in parentheses: `!(a == b)`");
        }
        tokens.take();
        Expression right = unary();
        if (comparator(tokens.look()) != null) {
            throw new ExpressionProblem(
                    tokens.look().start(),
                    "comparisons can not be chained",
                    "join them with `&&`, or use parentheses");
        }
        return new Expression.Binary(operator, left, right);
    }

    private Expression unary() throws ExpressionProblem {
        Token first = tokens.look();
        if (!tokens.takeIf("!")) {
            return primary();
        }
        descend(first);
        Expression operand = unary();
        depth--;
        return new Expression.Not(operand);
    }

    private Expression primary() throws ExpressionProblem {
        Token first = tokens.look();
        return switch (first.kind()) {
            case STRING -> new Expression.Text(tokens.take().text());
            case NUMBER -> numeral(tokens.take());
            case NAME -> named(tokens.take());
            case SIGN -> {
                if (!tokens.takeIf("(")) {
                    throw tokens.wanted("a value", null);
                }
                descend(first);
                Expression inner = or();
                tokens.expect(")");
                depth--;
                yield inner;
            }
            case CLOSE, END -> throw tokens.wanted("a value", null);
        };
    }

    private static Expression numeral(Token number) {
        Double value = Numbers.read(number.text());
        return new Expression.Numeral(value == null ? Double.NaN : value, number.text());
    }

    private Expression named(Token name) throws ExpressionProblem {
        if (tokens.look().is("(")) {
            return call(name);
        }
        return switch (name.text()) {
            case "true" -> new Expression.Flag(true);
            case "false" -> new Expression.Flag(false);
            default -> new Expression.Name(ReferenceParser.parse(name, tokens), name.start());
        };
    }

    private Expression call(Token name) throws ExpressionProblem {
        Function function = Function.named(name.text());
        if (function == null) {
            throw new ExpressionProblem(
                    name.start(),
                    "there is no function `" + Lexer.shortened(name.text()) + "`",
                    Suggestion.hint(name.text(), Function.words()));
        }
        descend(name);
        List<Expression> arguments = new ArrayList<>();
        tokens.expect("(");
        if (!tokens.look().is(")")) {
            do {
                arguments.add(or());
            } while (tokens.takeIf(","));
        }
        tokens.expect(")");
        depth--;
        if (arguments.size() != function.arity()) {
            throw new ExpressionProblem(
                    name.start(),
                    "`"
                            + name.text()
                            + "` wants "
                            + count(function.arity())
                            + ", not "
                            + arguments.size(),
                    null);
        }
        return new Expression.Call(function, arguments);
    }

    private static String count(int arguments) {
        return arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    private void descend(Token at) throws ExpressionProblem {
        if (++depth > MAX_DEPTH) {
            throw new ExpressionProblem(
                    at.start(),
                    "the expression is nested deeper than " + MAX_DEPTH + " levels",
                    "split it in two");
        }
    }

    private static @Nullable Operator comparator(Token token) {
        if (token.kind() != Kind.SIGN && token.kind() != Kind.NAME) {
            return null;
        }
        return switch (token.text()) {
            case "==" -> Operator.EQUAL;
            case "!=" -> Operator.NOT_EQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "in" -> Operator.IN;
            default -> null;
        };
    }

    private static @Nullable String hintAfter(Token token) {
        return switch (token.text()) {
            case "and" -> "join conditions with `&&`";
            case "or" -> "join conditions with `||`";
            case "not" -> "deny a condition with `!( )`";
            case "is", "eq" -> "compare with `==`";
            default -> null;
        };
    }
}
