package dev.orchestrate.plan.expr;

import java.util.stream.Collectors;

/** Expressions as text with every parenthesis, which reads as the same expression again. */
final class Shown {
    private Shown() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Text(String value) -> "'" + value.replace("'", "''") + "'";
            case Expression.Numeral number -> number.source();
            case Expression.Flag(boolean value) -> Boolean.toString(value);
            case Expression.Name name -> name.reference().text();
            case Expression.Not(Expression operand) -> "!" + of(operand);
            case Expression.Binary(var operator, Expression left, Expression right) ->
                    "(" + of(left) + " " + operator.sign() + " " + of(right) + ")";
            case Expression.Call(var function, var arguments) ->
                    function.word()
                            + arguments.stream()
                                    .map(Shown::of)
                                    .collect(Collectors.joining(", ", "(", ")"));
        };
    }
}
