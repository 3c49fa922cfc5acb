package dev.orchestrate.plan.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What unquoted text means in YAML 1.2's core schema. */
public final class CoreSchema {
    private static final int MAX_DIGITS = 100;

    private CoreSchema() {}

    static boolean isNull(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> null;
        };
    }

    static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && (isBased(text, "0o", 8) || isBased(text, "0x", 16) || isDecimal(text));
    }

    /** Whether it is a whole number without a sign that an {@code int} can hold for certain. */
    public static boolean isFewDigits(String text) {
        return text.length() < 10 && digitsFrom(text, 0) == text.length();
    }

    /** The number that a text says; null if it is none, or neither finite nor of sane length. */
    public static @Nullable BigDecimal number(String text) {
        if (!isNumber(text)) {
            return null;
        }
        if (text.startsWith("0o")) {
            return new BigDecimal(new BigInteger(text.substring(2), 8));
        }
        return text.startsWith("0x")
                ? new BigDecimal(new BigInteger(text.substring(2), 16))
                : new BigDecimal(text);
    }

    private static boolean isBased(String text, String prefix, int radix) {
        if (!text.startsWith(prefix) || text.length() == prefix.length()) {
            return false;
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, radix) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDecimal(String text) {
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int whole = digitsFrom(text, at);
        at += whole;
        int fraction = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            fraction = digitsFrom(text, ++at);
            at += fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        return at == text.length() || isExponent(text, at);
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int next = at + 1;
        if (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
            next++;
        }
        int digits = digitsFrom(text, next);
        // four digits are as many as a BigDecimal can still be compared with in no time
        return digits > 0 && digits <= 4 && next + digits == text.length();
    }

    private static int digitsFrom(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
