package dev.orchestrate.plan.expr;

import dev.orchestrate.plan.expr.Expression.Operator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of expressions. Pure but for what the {@link Scope} tells; safe for any thread.
 *
 * <p>Every value is text. A condition's is {@code true} or {@code false}.
 *
 * <ul>
 *   <li><b>Truth.</b> False are the empty text and, in any case and with white space around, {@code
 *       false}, {@code no}, {@code off} and {@code 0}. All other text is true.
 *   <li>{@code a || b} is {@code a} if that is true, else {@code b}; {@code a && b} is {@code a} if
 *       that is false, else {@code b}. What does not decide is not evaluated.
 *   <li>{@code a == b}: the same text, to the letter. If one of them is written as a number in the
 *       expression and both read as numbers, the same number: {@code vars.n == 1} holds for {@code
 *       1} and {@code 1.0}, while {@code vars.version == '1.1'} does not for {@code 1.10}.
 *   <li>{@code a < b} and its like want two numbers, such as {@code -3.5} or {@code 1e6}, white
 *       space around them allowed; anything else is a problem.
 *   <li>{@code a in b}: {@code b} is a list whose elements stand between commas or white space;
 *       {@code a} is one of them, to the letter. The empty text is in no list.
 *   <li>{@code contains(a, b)}, {@code startsWith(a, b)}, {@code endsWith(a, b)}: whether {@code b}
 *       is a part, the beginning, the end of the text {@code a}, to the letter.
 *   <li>{@code fileExists(path)}: whether it is there when asked, relative to the workspace.
 * </ul>
 */
public final class Evaluator {
    private static final String TRUE = "true";
    private static final String FALSE = "false";

    private Evaluator() {}

    /** The text with every expression's value in its place. */
    public static String text(Template template, Scope scope) throws EvaluationProblem {
        return Objects.requireNonNull(text(template, scope, Long.MAX_VALUE));
    }

    /** As {@link #text(Template, Scope)}; null, and not made, where it has more characters. */
    public static @Nullable String text(Template template, Scope scope, long most)
            throws EvaluationProblem {
        if (template.parts().size() == 1) {
            String whole = text(template.parts().getFirst(), scope);
            return whole.length() > most ? null : whole;
        }
        StringBuilder text = new StringBuilder();
        for (Template.Part part : template.parts()) {
            String next = text(part, scope);
            if (next.length() > most - text.length()) {
                return null;
            }
            text.append(next);
        }
        return text.toString();
    }

    /** Whether the text is true. */
    public static boolean truth(Template template, Scope scope) throws EvaluationProblem {
        return isTrue(text(template, scope));
    }

    private static String text(Template.Part part, Scope scope) throws EvaluationProblem {
        // no pattern switch: the first of a process takes ms to link, and every command comes here
        if (part instanceof Template.Part.Literal(String text)) {
            return text;
        }
        return value(((Template.Part.Hole) part).expression(), scope);
    }

    static String value(Expression expression, Scope scope) throws EvaluationProblem {
        return switch (expression) {
            case Expression.Text(String value) -> value;
            case Expression.Numeral number -> number.source();
            case Expression.Flag(boolean value) -> word(value);
            case Expression.Name name -> read(name.reference(), scope);
            case Expression.Not(Expression operand) -> word(!isTrue(value(operand, scope)));
            case Expression.Binary binary -> binary(binary, scope);
            case Expression.Call call -> word(call(call, scope));
        };
    }

    private static String read(Reference reference, Scope scope) throws MissingValue {
        String value = scope.value(reference);
        if (value == null) {
            throw new MissingValue(reference);
        }
        return value;
    }

    private static String binary(Expression.Binary binary, Scope scope) throws EvaluationProblem {
        String left = value(binary.left(), scope);
        return switch (binary.operator()) {
            case OR -> isTrue(left) ? left : value(binary.right(), scope);
            case AND -> isTrue(left) ? value(binary.right(), scope) : left;
            case EQUAL -> word(equal(binary, left, value(binary.right(), scope)));
            case NOT_EQUAL -> word(!equal(binary, left, value(binary.right(), scope)));
            case IN -> word(isIn(left, value(binary.right(), scope)));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    word(ordered(binary.operator(), left, value(binary.right(), scope)));
        };
    }

    private static boolean equal(Expression.Binary binary, String left, String right) {
        if (binary.left() instanceof Expression.Numeral
                || binary.right() instanceof Expression.Numeral) {
            Double a = Numbers.read(left);
            Double b = Numbers.read(right);
            if (a != null && b != null) {
                return a.doubleValue() == b.doubleValue();
            }
        }
        return left.equals(right);
    }

    private static boolean ordered(Operator operator, String left, String right)
            throws EvaluationProblem {
        double a = number(left, operator);
        double b = number(right, operator);
        return switch (operator) {
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
            case OR, AND, EQUAL, NOT_EQUAL, IN ->
                    throw new IllegalArgumentException(operator.sign());
        };
    }

    private static double number(String text, Operator operator) throws EvaluationProblem {
        Double number = Numbers.read(text);
        if (number == null) {
            throw new EvaluationProblem(
                    "`"
                            + operator.sign()
                            + "` wants two numbers, and `"
                            + Lexer.shortened(text)
                            + "` is not one");
        }
        return number;
    }

    private static boolean isIn(String element, String list) {
        int at = 0;
        while (at < list.length()) {
            int end = at;
            while (end < list.length() && !isSeparator(list.charAt(end))) {
                end++;
            }
            if (end > at && end - at == element.length() && list.startsWith(element, at)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private static boolean isSeparator(char c) {
        return c == ',' || Character.isWhitespace(c);
    }

    private static boolean call(Expression.Call call, Scope scope) throws EvaluationProblem {
        List<Expression> arguments = call.arguments();
        String first = value(arguments.getFirst(), scope);
        return switch (call.function()) {
            case CONTAINS -> first.contains(value(arguments.get(1), scope));
            case STARTS_WITH -> first.startsWith(value(arguments.get(1), scope));
            case ENDS_WITH -> first.endsWith(value(arguments.get(1), scope));
            case FILE_EXISTS -> scope.fileExists(first);
        };
    }

    static boolean isTrue(String text) {
        String word = text.strip();
        return !(word.isEmpty()
                || word.equals("0")
                || word.equalsIgnoreCase(FALSE)
                || word.equalsIgnoreCase("no")
                || word.equalsIgnoreCase("off"));
    }

    private static String word(boolean value) {
        return value ? TRUE : FALSE;
    }
}
