package dev.orchestrate.plan.expr;

import dev.orchestrate.plan.expr.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Cuts an expression into tokens, from left to right, looking at each char once. */
final class Lexer {
    private static final String[] SIGNS = {
        "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", "[", "]", ",", "."
    };

    private final String source;
    private int at;

    Lexer(String source, int from) {
        this.source = source;
        this.at = from;
    }

    Token next() throws ExpressionProblem {
        while (at < source.length() && isSpace(source.charAt(at))) {
            at++;
        }
        if (at == source.length()) {
            return new Token(Kind.END, "", at, at);
        }
        char c = source.charAt(at);
        if (c == '\'' || c == '"') {
            return string(c);
        }
        if (isDigit(c) || c == '-') {
            return number();
        }
        if (isNameStart(c)) {
            return name();
        }
        if (source.startsWith("}}", at)) {
            return cut(Kind.CLOSE, at + 2);
        }
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                return cut(Kind.SIGN, at + sign.length());
            }
        }
        throw unexpected(c);
    }

    /** The name after a dot, which unlike others may begin with a digit. */
    Token member() throws ExpressionProblem {
        if (at < source.length() && isNamePart(source.charAt(at))) {
            return name();
        }
        throw new ExpressionProblem(
                at, "a name is missing after `.`", "write an odd name as `['name']`");
    }

    private Token name() {
        int end = at + 1;
        while (end < source.length() && isNamePart(source.charAt(end))) {
            end++;
        }
        return cut(Kind.NAME, end);
    }

    private Token number() throws ExpressionProblem {
        int end = at + 1;
        while (end < source.length()
                && (isNamePart(source.charAt(end)) || source.charAt(end) == '.')) {
            end++;
        }
        String text = source.substring(at, end);
        if (Numbers.read(text) == null) {
            throw new ExpressionProblem(
                    at, "`" + shortened(text) + "` is not a number", "put text between quotes");
        }
        return cut(Kind.NUMBER, end);
    }

    private Token string(char quote) throws ExpressionProblem {
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        while (i < source.length()) {
            char c = source.charAt(i);
            if (c == quote && (quote == '"' || !source.startsWith("''", i))) {
                Token token = new Token(Kind.STRING, value.toString(), at, i + 1);
                at = i + 1;
                return token;
            }
            if (c == quote) {
                value.append(quote);
                i += 2;
            } else if (c == '\\' && quote == '"') {
                value.append(escaped(i));
                i += source.charAt(i + 1) == 'u' ? 6 : 2;
            } else {
                value.append(c);
                i++;
            }
        }
        throw new ExpressionProblem(
                at, "a string is never closed", "close it with `" + quote + "`");
    }

    private char escaped(int backslash) throws ExpressionProblem {
        char c = backslash + 1 < source.length() ? source.charAt(backslash + 1) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'u' -> unicode(backslash);
            default ->
                    throw new ExpressionProblem(
                            backslash,
                            "a backslash in a string is followed by none of `\" \\ / n t r u`",
                            "double the backslash, or use single quotes");
        };
    }

    private char unicode(int backslash) throws ExpressionProblem {
        int value = 0;
        for (int i = backslash + 2; i < backslash + 6; i++) {
            int digit = i < source.length() ? Character.digit(source.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new ExpressionProblem(backslash, "`\\u` wants four hexadecimal digits", null);
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private Token cut(Kind kind, int end) {
        Token token = new Token(kind, source.substring(at, end), at, end);
        at = end;
        return token;
    }

    private ExpressionProblem unexpected(char c) {
        int codePoint = source.codePointAt(at);
        String shown =
                Character.isISOControl(c) ? "a control character" : Character.toString(codePoint);
        String quoted = Character.isISOControl(c) ? shown : "`" + shown + "`";
        return new ExpressionProblem(at, quoted + " is not expected here", hintFor(c));
    }

    private static @Nullable String hintFor(char c) {
        return switch (c) {
            case '=' -> "compare with `==`";
            case '&' -> "join conditions with `&&`";
            case '|' -> "join conditions with `||`";
            case '}' -> "close the expression with `}}`";
            case '$', '{' -> "an expression holds no other one: write names as they are";
            case '+', '*', '/', '%' -> "there is no arithmetic: compute it in a task";
            case '`' -> "put text between single or double quotes";
            default -> null;
        };
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /** Whether it can follow a dot. */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isNamePart(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '-';
    }
}
