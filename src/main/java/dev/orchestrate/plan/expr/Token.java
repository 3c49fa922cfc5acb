package dev.orchestrate.plan.expr;

/**
 * A piece of an expression.
 *
 * @param text what it stands for: of a string its value, else as written
 * @param start of its first char in the source
 * @param end after its last char in the source
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        NAME,
        STRING,
        NUMBER,
        /** One of {@code == != < <= > >= && || !}, or a bracket, a comma, a dot. */
        SIGN,
        /** The two braces that close the expression. */
        CLOSE,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
