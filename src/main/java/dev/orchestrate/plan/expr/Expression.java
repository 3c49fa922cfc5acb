package dev.orchestrate.plan.expr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed expression. */
public sealed interface Expression {
    record Text(String value) implements Expression {}

    record Numeral(double value, String source) implements Expression {}

    record Flag(boolean value) implements Expression {}

    /**
     * A name that is read.
     *
     * @param offset of its first char in {@link Template#source}
     */
    record Name(Reference reference, int offset) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Adds each place where a name is read, in the order of the text. */
    default void collectNames(List<Name> to) {
        if (this instanceof Name name) {
            to.add(name);
        } else if (this instanceof Not(Expression operand)) {
            operand.collectNames(to);
        } else if (this instanceof Binary(_, Expression left, Expression right)) {
            left.collectNames(to);
            right.collectNames(to);
        } else if (this instanceof Call(_, List<Expression> arguments)) {
            for (Expression argument : arguments) {
                argument.collectNames(to);
            }
        }
    }

    /** What stands between two operands. */
    enum Operator {
        OR("||"),
        AND("&&"),
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        IN("in");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As in plans. */
        public String sign() {
            return sign;
        }
    }

    /** What can be called. */
    enum Function {
        CONTAINS("contains", 2),
        STARTS_WITH("startsWith", 2),
        ENDS_WITH("endsWith", 2),
        FILE_EXISTS("fileExists", 1);

        private final String word;
        private final int arity;

        Function(String word, int arity) {
            this.word = word;
            this.arity = arity;
        }

        /** As in plans. */
        public String word() {
            return word;
        }

        int arity() {
            return arity;
        }

        static @Nullable Function named(String word) {
            for (Function function : values()) {
                if (function.word.equals(word)) {
                    return function;
                }
            }
            return null;
        }

        static List<String> words() {
            return List.of(CONTAINS.word, STARTS_WITH.word, ENDS_WITH.word, FILE_EXISTS.word);
        }
    }
}
