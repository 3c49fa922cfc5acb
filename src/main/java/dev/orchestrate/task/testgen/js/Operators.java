package dev.orchestrate.task.testgen.js;

import java.math.BigDecimal;
import java.util.Locale;

/** What operators make of values. */
public final class Operators {
    private Operators() {}

    static Object number(String text) {
        String plain = text.replace("_", "").toLowerCase(Locale.ROOT);
        if (plain.endsWith("n")) {
            return Nothing.UNKNOWN;
        }
        if (plain.startsWith("0x")) {
            return (double) Long.parseLong(plain.substring(2), 16);
        }
        if (plain.startsWith("0b")) {
            return (double) Long.parseLong(plain.substring(2), 2);
        }
        if (plain.startsWith("0o")) {
            return (double) Long.parseLong(plain.substring(2), 8);
        }
        return Double.parseDouble(plain);
    }

    static boolean isNothing(Object value) {
        return value == Nothing.UNDEFINED || value == Nothing.NULL;
    }

    public static boolean truth(Object value) {
        return switch (value) {
            case Nothing nothing -> {
                if (nothing == Nothing.UNKNOWN) {
                    throw new NotKnown("a condition depends on what is not known");
                }
                yield false;
            }
            case Boolean truth -> truth;
            case Double number -> number != 0 && !number.isNaN();
            case String text -> !text.isEmpty();
            default -> true;
        };
    }

    static boolean isKnownText(Object value) {
        return switch (value) {
            case Nothing nothing -> nothing != Nothing.UNKNOWN;
            case Boolean _, Double _, String _ -> true;
            case JsArray array -> array.items().stream().allMatch(Operators::isKnownText);
            default -> false;
        };
    }

    /** As {@code String(value)}. */
    public static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Double number -> numeral(number);
            case Boolean truth -> truth.toString();
            case Nothing nothing when nothing != Nothing.UNKNOWN ->
                    nothing == Nothing.NULL ? "null" : "undefined";
            case JsArray array ->
                    String.join(
                            ",",
                            array.items().stream()
                                    .map(item -> isNothing(item) ? "" : text(item))
                                    .toList());
            default -> throw new NotKnown("its text is not known");
        };
    }

    /** A number as it is written. */
    public static String numeral(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        String plain = new BigDecimal(Double.toString(number)).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }

    static double number(Object value) {
        return switch (value) {
            case Double number -> number;
            case Boolean truth -> truth ? 1 : 0;
            case JsDate date -> date.millis();
            case String text -> ofText(text.strip());
            case Nothing nothing when nothing == Nothing.NULL -> 0;
            case Nothing nothing when nothing == Nothing.UNDEFINED -> Double.NaN;
            default -> throw new NotKnown("its number is not known");
        };
    }

    private static double ofText(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[-+]?(\\d+\\.?\\d*([eE][-+]?\\d+)?|\\.\\d+|Infinity)")) {
            return Double.NaN;
        }
        return Double.parseDouble(text);
    }

    static Object unary(String operator, Object value) {
        if (operator.equals("void")) {
            return Nothing.UNDEFINED;
        }
        if (value == Nothing.UNKNOWN) {
            return value;
        }
        return switch (operator) {
            case "!" -> !truth(value);
            case "-" -> -number(value);
            case "+" -> number(value);
            case "~" -> (double) ~(int) number(value);
            case "typeof" -> type(value);
            default -> throw new NotKnown("`" + operator + "` is not followed");
        };
    }

    private static String type(Object value) {
        return switch (value) {
            case String _ -> "string";
            case Double _ -> "number";
            case Boolean _ -> "boolean";
            case JsFunction _ -> "function";
            case Nothing nothing when nothing == Nothing.UNDEFINED -> "undefined";
            default -> "object";
        };
    }

    static Object binary(String operator, Object left, Object right) {
        if (left == Nothing.UNKNOWN || right == Nothing.UNKNOWN) {
            return Nothing.UNKNOWN;
        }
        return switch (operator) {
            case "===" -> same(left, right);
            case "!==" -> !same(left, right);
            case "==" -> loosely(left, right);
            case "!=" -> !loosely(left, right);
            case "+" -> plus(left, right);
            case "in" -> right instanceof JsObject object && has(object, text(left));
            case "instanceof" ->
                    left instanceof JsObject object
                            && right instanceof JsClass wanted
                            && object.type() != null
                            && object.type().isA(wanted);
            case "<" -> compare(left, right, order -> order < 0);
            case "<=" -> compare(left, right, order -> order <= 0);
            case ">" -> compare(left, right, order -> order > 0);
            case ">=" -> compare(left, right, order -> order >= 0);
            default -> arithmetic(operator, number(left), number(right));
        };
    }

    private static boolean has(JsObject object, String name) {
        if (object.isOpen() && !object.fields().containsKey(name)) {
            return false;
        }
        return object.fields().containsKey(name);
    }

    @SuppressWarnings("ReferenceEquality") // two objects are the same only where they are one
    static boolean same(Object left, Object right) {
        return switch (left) {
            case Double number -> right instanceof Double other && number.doubleValue() == other;
            case String _, Boolean _, Nothing _ -> left.equals(right);
            default -> left == right;
        };
    }

    private static boolean loosely(Object left, Object right) {
        if (isNothing(left) || isNothing(right)) {
            return isNothing(left) && isNothing(right);
        }
        if (left.getClass() == right.getClass()) {
            return same(left, right);
        }
        return number(left) == number(right);
    }

    private static Object plus(Object left, Object right) {
        boolean texts = left instanceof String || right instanceof String;
        return texts ? text(left) + text(right) : (Object) (number(left) + number(right));
    }

    private interface Order {
        boolean holds(int order);
    }

    private static boolean compare(Object left, Object right, Order wanted) {
        if (left instanceof String a && right instanceof String b) {
            return wanted.holds(a.compareTo(b));
        }
        double a = number(left);
        double b = number(right);
        return !Double.isNaN(a) && !Double.isNaN(b) && wanted.holds(Double.compare(a, b));
    }

    private static Object arithmetic(String operator, double left, double right) {
        return switch (operator) {
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            case "**" -> Math.pow(left, right);
            case "&" -> (double) ((int) left & (int) right);
            case "|" -> (double) ((int) left | (int) right);
            case "^" -> (double) ((int) left ^ (int) right);
            case "<<" -> (double) ((int) left << (int) right);
            case ">>" -> (double) ((int) left >> (int) right);
            default -> throw new NotKnown("`" + operator + "` is not followed");
        };
    }
}
