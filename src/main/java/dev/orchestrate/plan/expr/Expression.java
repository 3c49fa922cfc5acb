package dev.orchestrate.plan.expr;

import java.util.List;

/** A parsed expression. */
public sealed interface Expression {
    record Text(String value) implements Expression {}

    record Numeral(double value, String source) implements Expression {}

    record Flag(boolean value) implements Expression {}

    record Name(Reference reference) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    enum Operator {
        OR,
        AND,
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        IN
    }

    enum Function {
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        FILE_EXISTS
    }
}
