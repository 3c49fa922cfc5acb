package dev.orchestrate.plan.expr;

import dev.orchestrate.plan.expr.Token.Kind;
import org.jspecify.annotations.Nullable;

/** The tokens of one expression, with the one that is looked at. Confined to one parse. */
final class Tokens {
    /** Bounds the depth of a chain like {@code a || b || c}, and with it every recursion. */
    static final int MAX_LENGTH = 4_000;

    private final Lexer lexer;
    private final int from;
    private Token token;

    Tokens(String source, int from) throws ExpressionProblem {
        this.lexer = new Lexer(source, from);
        this.from = from;
        this.token = lexer.next();
    }

    Token look() {
        return token;
    }

    Token take() throws ExpressionProblem {
        Token taken = token;
        if (taken.end() - from > MAX_LENGTH) {
            throw new ExpressionProblem(
                    from,
                    "the expression is longer than " + MAX_LENGTH + " characters",
                    "compute it in a task and read its output");
        }
        token = lexer.next();
        return taken;
    }

    /** The name after the dot that is looked at. */
    Token takeMember() throws ExpressionProblem {
        Token member = lexer.member();
        token = member;
        return take();
    }

    boolean takeIf(String sign) throws ExpressionProblem {
        if (token.is(sign)) {
            take();
            return true;
        }
        return false;
    }

    void expect(String sign) throws ExpressionProblem {
        if (!takeIf(sign)) {
            throw wanted("`" + sign + "`", null);
        }
    }

    /** The token that is looked at is not what must be here. */
    ExpressionProblem wanted(String what, @Nullable String hint) {
        if (token.kind() == Kind.END) {
            return new ExpressionProblem(
                    token.start(),
                    "the expression is never closed: " + what + " is missing",
                    "close it with `}}`; for a literal `${{` write `$${{`");
        }
        String found = token.kind() == Kind.STRING ? "a string" : "`" + shown() + "`";
        return new ExpressionProblem(token.start(), what + " is missing before " + found, hint);
    }

    private String shown() {
        return Lexer.shortened(token.text());
    }
}
